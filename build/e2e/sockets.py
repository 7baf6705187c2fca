"""What strace saw of the sockets that a process tree asked for."""
import re
import subprocess
import sys

INTERNET = re.compile(r"socket\(AF_INET6?,.*\) = \d+")


def trace(calls, *more):
    """The command that runs another under the tracer and writes what it saw to calls."""
    return ["strace", *more, "-f", "-qq", "-e", "trace=socket", "-o", str(calls)]


def none_came(calls):
    """No internet socket came to be in calls, and the tracer sees one where there is one."""
    control = calls.with_suffix(".control")
    subprocess.run([*trace(control), sys.executable, "-c", "import socket; socket.socket(socket.AF_INET)"], check=True)
    assert INTERNET.search(control.read_text()), "the tracer saw nothing where there was a socket"
    found = INTERNET.search(calls.read_text())
    assert not found, found.group()
