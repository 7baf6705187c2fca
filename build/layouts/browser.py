"""A Chromium that prints one page after another: starting one for each takes ten times as long."""

import base64
import json
import os
import select
import subprocess
import tempfile
import time


class Browser:
    """Chromium without a window, spoken to through a pair of pipes as its DevTools
    protocol has it: JSON, each message ended by a zero byte."""

    def __init__(self):
        self.home = tempfile.TemporaryDirectory()
        there, self.write = os.pipe()
        self.read, back = os.pipe()
        # The protocol asks for descriptors 3 and 4, and Python keeps those it opens itself.
        command = (f'exec chromium --headless --no-sandbox --disable-gpu --user-data-dir="{self.home.name}" '
                   f"--remote-debugging-pipe about:blank 3<&{there} 4>&{back} >/dev/null 2>&1")
        self.process = subprocess.Popen(["bash", "-c", command], pass_fds=(there, back))
        os.close(there)
        os.close(back)
        self.buffer, self.number = b"", 0

    def receive(self, deadline):
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.read], [], [], max(0.0, deadline - time.monotonic()))
            more = os.read(self.read, 1 << 20) if ready else b""
            if not more:
                raise RuntimeError("chromium does not answer")
            self.buffer += more
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, wait_for=None, **params):
        """Gives the result of a call; with wait_for, only once that event has come too."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self.write, json.dumps(message).encode() + b"\0")
        result, deadline = None, time.monotonic() + 120
        while result is None or wait_for:
            m = self.receive(deadline)
            if m.get("id") == self.number:
                if "error" in m:
                    raise RuntimeError(f"chromium: {m['error']['message']}")
                result = m["result"]
            elif wait_for and m.get("method") == wait_for:
                wait_for = None
        return result

    def pdf(self, address):
        """Gives the page at an address as a PDF."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable", session)
        self.call("Page.navigate", session, wait_for="Page.loadEventFired", url=address)
        data = self.call("Page.printToPDF", session, printBackground=True, preferCSSPageSize=True, generateTaggedPDF=True)["data"]
        self.call("Target.closeTarget", targetId=target)
        return base64.b64decode(data)

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.write)
        os.close(self.read)
        self.home.cleanup()
