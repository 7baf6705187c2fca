#!/usr/bin/python3
"""The window beside a blank one of the same toolkit, in turns in one run: time from
the start of the process to the first paint of the page, and resident memory of all
its processes, before a resume is in or a model is loaded.

usage: window.py VOUCHSAFE BLANK OUT.json

Needs (Debian): xvfb dbus-x11 python3-gi gir1.2-gtk-3.0. The first paint is seen from
outside, on the screen: the middle of the window shows neither the empty screen nor
the colour the toolkit fills the window with.
"""
import json
import os
import pathlib
import platform
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 7
SETTLED = 3  # seconds from the paint to the measuring of memory
BAR = 1.3
FILL = (0xEF, 0xEC, 0xE4)  # BackgroundColour of both
SCREEN = (1440, 900)


def main():
    product, blank, out = sys.argv[1:]
    if os.environ.get("BENCH_DISPLAY") != os.environ.get("DISPLAY", ""):
        sys.exit(on_a_display_of_its_own())
    measured = {"vouchsafe": [], "blank": []}
    start(blank, "warm up")
    start(product, "warm up")
    for i in range(ROUNDS):
        for name, binary in (("blank", blank), ("vouchsafe", product)):
            measured[name].append(start(binary, f"{name} {i + 1}/{ROUNDS}"))
    report(measured, out)


def report(measured, out):
    rows = []
    for i, what in enumerate(["first paint, ms", "resident memory, MB"]):
        ours, beside = (statistics.median(m[i] for m in measured[name]) for name in ("vouchsafe", "blank"))
        ratio = round(ours / beside, 2)
        rows.append({"what": what, "value": round(ours), "beside": f"blank Wails window: {round(beside)}",
                     "ratio": ratio, "bar": BAR, "holds": ratio <= BAR})
        print(f"{what:26} {ours:8.0f}   blank {beside:8.0f}   {ratio:.2f} of {BAR}  {'holds' if ratio <= BAR else 'DOES NOT HOLD'}")
    machine = f"{os.cpu_count()} cores, {platform.machine()}, load {os.getloadavg()[0]:.1f}, median of {ROUNDS}"
    pathlib.Path(out).write_text(json.dumps({"rows": rows, "machine": machine}, indent=1) + "\n")


def start(binary, what):
    """Starts a window with a fresh profile; gives milliseconds to paint and resident MB."""
    with tempfile.TemporaryDirectory() as home:
        began = time.monotonic()
        program = subprocess.Popen([binary], env={**os.environ, "VOUCHSAFE_HOME": home}, start_new_session=True,
                                   stderr=subprocess.DEVNULL)
        try:
            painted = first_paint(program, began)
            time.sleep(SETTLED)
            resident = memory(program.pid)
        finally:
            os.killpg(program.pid, signal.SIGTERM)
            try:
                program.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(program.pid, signal.SIGKILL)
                program.wait()
        dark()
        print(f"  {what}: {painted:.0f} ms, {resident:.0f} MB", file=sys.stderr)
        return painted, resident


def first_paint(program, began):
    while time.monotonic() - began < 30:
        assert program.poll() is None, f"it ended with {program.returncode}"
        if middle() not in (FILL, (0, 0, 0)):
            return (time.monotonic() - began) * 1000
        time.sleep(0.005)
    raise AssertionError("nothing was painted in 30 s")


def dark():
    """Waits until the window is gone from the screen."""
    end = time.monotonic() + 10
    while middle() != (0, 0, 0) and time.monotonic() < end:
        time.sleep(0.05)


def middle():
    pixel = Gdk.pixbuf_get_from_window(Gdk.get_default_root_window(), SCREEN[0] // 2, SCREEN[1] // 3, 1, 1)
    return tuple(pixel.get_pixels()[:3])


def memory(pid):
    """Resident memory of a process and all below it, in MB."""
    status = "".join(pathlib.Path(f"/proc/{p}/status").read_text() for p in descendants(pid))
    return sum(int(kb) for kb in re.findall(r"^VmRSS:\s+(\d+)", status, re.MULTILINE)) / 1024


def descendants(pid):
    found = [pid]
    for p in found:
        for children in pathlib.Path(f"/proc/{p}/task").glob("*/children"):
            found += [int(c) for c in children.read_text().split()]
    return found


def on_a_display_of_its_own():
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{SCREEN[0]}x{SCREEN[1]}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[write], stderr=subprocess.DEVNULL,
    )
    os.close(write)
    display = ":" + os.read(read, 16).decode().strip()
    env = {**os.environ, "DISPLAY": display, "BENCH_DISPLAY": display, "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1"}
    try:
        return subprocess.call(["dbus-run-session", "--", sys.executable, *sys.argv], env=env)
    finally:
        server.terminate()


if os.environ.get("BENCH_DISPLAY"):
    import gi

    gi.require_version("Gdk", "3.0")
    from gi.repository import Gdk

if __name__ == "__main__":
    main()
