#!/usr/bin/python3
"""No page in the product's window can reach a server: with the lock and no policy,
nothing arrives; with the window's own policy and no lock, nothing arrives; with
neither, something does, which shows that the probe tries.

usage: page.py

Needs (Debian): xvfb xauth dbus-x11 strace, and a built window (frontend/dist).
"""
import html
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

import sockets

ROOT = pathlib.Path(__file__).resolve().parents[2]
TAGS = "desktop,production,webkit2_41"
LAST = "/navigation"  # what the page tries last
BARE = "a bare connection"


def main():
    built = (ROOT / "frontend/dist/index.html").read_text()
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', built).group(1))
    with tempfile.TemporaryDirectory(prefix="vouchsafe-page-") as temp:
        binary = pathlib.Path(temp) / "probe"
        subprocess.run(["go", "build", "-tags", TAGS, "-o", binary, "./build/e2e/probe"], cwd=ROOT, check=True)
        cases = {"neither": (False, ""), "the lock alone": (True, ""), "the policy alone": (False, policy)}
        probes = {name: Probe(binary, pathlib.Path(temp) / name.replace(" ", "-"), *case) for name, case in cases.items()}
        # All run side by side: what the open one has done by then, the others had time for.
        deadline = time.monotonic() + 90
        while LAST not in probes["neither"].arrived and time.monotonic() < deadline:
            time.sleep(0.5)
        time.sleep(10)
        arrived = {name: p.stop() for name, p in probes.items()}
    for name, paths in arrived.items():
        print(f"page: with {name}: {', '.join(sorted(paths)) or 'nothing'} arrived")
    assert LAST in arrived["neither"] and len(arrived["neither"]) >= 10, "the probe reached nothing where nothing was in its way: it proves nothing"
    assert not arrived["the lock alone"], "the lock let something through"
    # To take the whole window elsewhere, or to connect and ask nothing (preconnect), is
    # not a policy's to forbid: there the lock alone holds.
    assert arrived["the policy alone"] <= {LAST, BARE}, "the policy let something through"
    print("page: ok")


class Probe:
    """A window of its own with the probe in it, and the paths that were asked for."""

    def __init__(self, binary, home, lock, policy):
        self.arrived = set()
        self.server = socket.create_server(("127.0.0.1", 0))
        self.datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)  # calls begin with these
        self.datagrams.bind(self.server.getsockname())
        threading.Thread(target=serve, args=(self.server, self.arrived), daemon=True).start()
        threading.Thread(target=hear, args=(self.datagrams, self.arrived), daemon=True).start()
        flags = [] if lock else ["--without-network-lock"]
        # A name that is looked up goes to another server: that none is, the tracer sees.
        self.calls = home.with_suffix(".calls") if lock else None
        tracer = sockets.trace(self.calls) if lock else []
        address = f"127.0.0.1:{self.server.getsockname()[1]}"
        env = {**os.environ, "VOUCHSAFE_HOME": str(home), "GDK_BACKEND": "x11"}
        self.program = subprocess.Popen(
            ["xvfb-run", "-a", "dbus-run-session", "--", *tracer, binary, *flags, address, policy],
            env=env, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def stop(self):
        closed = self.program.poll()
        os.killpg(self.program.pid, signal.SIGTERM)
        self.program.wait(10)
        self.server.close()
        self.datagrams.close()
        assert closed is None, f"the probe's window closed by itself: {closed}"
        if self.calls:
            sockets.none_came(self.calls)
        return self.arrived


def serve(server, arrived):
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        threading.Thread(target=answer, args=(connection, arrived), daemon=True).start()


def hear(datagrams, arrived):
    while True:
        try:
            datagrams.recvfrom(4096)
        except OSError:
            return
        arrived.add("a datagram")


def answer(connection, arrived):
    """Any connection counts, whether or not it asks for something."""
    with connection:
        connection.settimeout(3)
        try:
            asked = connection.recv(4096).split()
        except OSError:
            asked = []
        arrived.add(asked[1].decode() if len(asked) > 1 else BARE)
        try:
            connection.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\nAccess-Control-Allow-Origin: *\r\n\r\n")
        except OSError:
            pass


if __name__ == "__main__":
    sys.exit(main())
