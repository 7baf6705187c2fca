#!/usr/bin/python3
"""The product's own window, sandbox and network lock on, driven as a person would:
drop a resume, paste a posting, wait for the letter, edit it, have all but a locked
sentence written again, export it through the system's dialog, read the PDF back; then
the same way by keyboard alone from an empty profile, a start with files, a second
start, and a start that fails. Everything is found by accessibility name and role;
nothing knows where it stands on the screen.

usage: window.py [--binary FILE] [--picture FILE.png] [--trace]

With --trace every process runs under strace, and no internet socket may come of it.

Needs (Debian): xvfb xauth xdotool dbus-x11 at-spi2-core gir1.2-atspi-2.0 python3-gi
gir1.2-gtk-3.0 poppler-utils imagemagick strace.
"""
import argparse
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import sockets

ROOT = pathlib.Path(__file__).resolve().parents[2]
RESUME = ROOT / "samples/resumes/maren-tolliver.pdf"
OTHER_RESUME = ROOT / "samples/resumes/jorn-hakestad.pdf"
POSTING = ROOT / "samples/postings/amberquay.txt"
TITLE = "Vouchsafe"
SENTENCE = re.compile("(Greeting|Opening|Proof|Day to day|First 90 days|Close|Signature)(, sentence|$)")


def main():
    args = arguments()
    if os.environ.get("WINDOW_TEST_DISPLAY") != os.environ.get("DISPLAY", ""):
        sys.exit(on_a_display_of_its_own())
    home = pathlib.Path(tempfile.mkdtemp(prefix="vouchsafe-window-"))
    env = {**os.environ, "VOUCHSAFE_HOME": str(home / "data"), "XDG_DATA_HOME": str(home / "share"), "TMPDIR": str(home / "tmp")}
    (home / "tmp").mkdir()
    calls = home / "calls"
    # Traced from aside (-D), so that the program itself stays our child.
    tracer = sockets.trace(calls, "-D") if args.trace else []
    program = subprocess.Popen([*tracer, args.binary], env=env, start_new_session=True)
    try:
        run(program, home, args.picture)
        step("a second start hands its file over and ends", lambda: second_start(program, args.binary, env))
        if args.trace:
            step("no internet socket was made", lambda: no_socket(calls))
        place = step("it quits by its key", lambda: quit_by_key(program))
        program = subprocess.Popen([args.binary], env=env, start_new_session=True)
        step("started anew, the letter is where it was", lambda: reopened(program))
        step("and so is the window", lambda: stands(place))
        end(program)
        step("what was kept is private, and nothing of it lies elsewhere", lambda: private(home))

        program = subprocess.Popen([args.binary], env={**env, "VOUCHSAFE_HOME": str(home / "empty")}, start_new_session=True)
        step("from an empty profile to a PDF by keyboard only", lambda: by_keyboard(program, home / "keyboard.pdf"))
        end(program)
        program = subprocess.Popen([args.binary, RESUME, POSTING], env={**env, "VOUCHSAFE_HOME": str(home / "files")}, start_new_session=True)
        step("a start with files reads them", lambda: Page(program).find("entry", "Greeting"))
        end(program)
        (home / "no-folder").write_text("")
        program = subprocess.Popen([args.binary], env={**env, "VOUCHSAFE_HOME": str(home / "no-folder")}, start_new_session=True, stderr=subprocess.DEVNULL)
        step("a start that fails says so in a window", lambda: Page(program).find("static", "Vouchsafe cannot start"))
        print("window: all steps passed")
    finally:
        end(program)
        shutil.rmtree(home, ignore_errors=True)


def end(program):
    if program.poll() is not None:
        return
    os.killpg(program.pid, signal.SIGTERM)
    try:
        program.wait(5)
    except subprocess.TimeoutExpired:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default=str(ROOT / "build/bin/vouchsafe"))
    parser.add_argument("--trace", action="store_true")
    parser.add_argument("--picture", help="write a picture of the window with the letter in it")
    return parser.parse_args()


def on_a_display_of_its_own():
    """Runs this script again inside a display and a session bus that end with it."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[write], stderr=subprocess.DEVNULL,
    )
    os.close(write)
    display = ":" + os.read(read, 16).decode().strip()
    env = {**os.environ, "DISPLAY": display, "WINDOW_TEST_DISPLAY": display, "GDK_BACKEND": "x11"}
    env.pop("NO_AT_BRIDGE", None)
    try:
        return subprocess.call(["dbus-run-session", "--", sys.executable, *sys.argv], env=env, stderr=None)
    finally:
        server.terminate()


def run(program, home, picture):
    page = Page(program)
    step("the window paints", lambda: page.find("push button", "Open a resume…"))
    step("every process is under the lock", lambda: locked(program.pid))
    step("a dropped resume is read", lambda: drop(RESUME, page.find("push button", "Open a resume…")))
    step("its page is shown", lambda: page.find("image", re.compile("Page 1 of")))
    step("a pasted posting is read", lambda: paste(POSTING, page.find("entry", "Paste the job posting")))
    step("a letter comes", lambda: page.find("entry", "Greeting"))
    step("the draft ends", lambda: page.find("push button", "Draft again", enabled=True, patience=600))

    greeting = page.find("entry", "Greeting")
    step("a sentence is edited", lambda: retype(greeting, "Hello Rosalind,"))
    step("the edit is theirs", lambda: page.find("static", "Your own words"))
    if picture:
        pathlib.Path(picture).parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["import", "-window", "root", picture], check=True)

    step("its menu is there", lambda: page.find("menu", "Letter"))
    step("the rest is written again, and what is locked stays", lambda: rewrite_the_rest(page))
    target = home / "letter.pdf"
    step("the letter is exported", lambda: export(page, target))
    written = subprocess.run(["pdftotext", "-raw", target, "-"], capture_output=True, text=True, check=True).stdout
    step("the PDF holds every sentence of the window", lambda: holds(plain(written), sentences_of(page)))
    step("the window's title tells nothing", untold)


def rewrite_the_rest(page):
    """Locks the first sentence of the opening, then has all others written again."""
    before = sentences_of(page)
    first = next(n for n in page.all("entry") if name_of(n).startswith("Opening"))
    locked = plain(text_of(first))
    for name in ("Lock it", "Write the rest again"):
        click(first)
        time.sleep(0.3)
        xdo("key", "alt+Down")
        click(page.find("push button", name))
        time.sleep(0.7)
    page.find("push button", "Draft again", enabled=True, patience=300)
    after = sentences_of(page)
    assert locked in after and "Hello Rosalind," in after, (locked, after)
    assert after != before, "nothing was written again"


def sentences_of(page):
    return [plain(text_of(n)) for n in page.all("entry") if SENTENCE.match(name_of(n))]


def by_keyboard(program, target):
    """Each key, and each path typed, is one action."""
    page = Page(program)
    page.find("push button", "Open a resume…")
    actions = 0
    for keys, title, path, wanted in (
        ("ctrl+o", "Open a resume", RESUME, ("image", re.compile("Page 1 of"))),
        ("ctrl+shift+o", "Open a job posting", POSTING, ("entry", "Greeting")),
        ("ctrl+e", "Export the letter", target, ("static", re.compile("is written and was read back"))),
    ):
        xdo("windowfocus", window())
        xdo("key", keys)
        answer(title, path, "ctrl+a" if path == target else "ctrl+l")
        actions += 4
        page.find(*wanted)
    assert target.read_bytes().startswith(b"%PDF-")
    assert actions < 15, actions


def window():
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", f"^{TITLE}$"], capture_output=True, text=True)
    return found.stdout.split()[-1]


def geometry():
    said = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window()], capture_output=True, text=True, check=True)
    return {k: int(v) for k, v in (line.split("=") for line in said.stdout.split()) if k in ("X", "Y", "WIDTH", "HEIGHT")}


def quit_by_key(program):
    """Moves the window somewhere of its own first; gives where it stood."""
    xdo("windowsize", window(), 1210, 760)
    xdo("windowmove", window(), 90, 70)
    time.sleep(1)
    place = geometry()
    xdo("windowfocus", window())
    xdo("key", "ctrl+q")
    program.wait(10)
    return place


def stands(place):
    assert geometry() == place, f"the window stood at {place} and stands at {geometry()}"


def second_start(program, binary, env):
    subprocess.run([binary, OTHER_RESUME], env=env, timeout=30)
    Page(program).find("image", re.compile("Page 1 of " + re.escape(OTHER_RESUME.name)))


def reopened(program):
    greeting = Page(program).find("entry", "Greeting")
    assert plain(text_of(greeting)) == "Hello Rosalind,", text_of(greeting)


def untold():
    ids = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."], capture_output=True, text=True).stdout.split()
    titles = {subprocess.run(["xdotool", "getwindowname", i], capture_output=True, text=True).stdout.strip() for i in ids}
    assert TITLE in titles and not [t for t in titles if re.search("Claywell|Tolliver|Maren|Amberquay|letter", t)], titles


def private(home):
    """All that is personal lies in the data folder, for its owner only: not in temporary
    files, not in the desktop's list of recent files, not in what the web view keeps."""
    kept = [home / "data", *(home / "data").rglob("*")]
    assert len(kept) > 4, kept
    for path in kept:
        assert path.stat().st_mode & 0o077 == 0, f"{path} has mode {path.stat().st_mode:o}"
    for path in home.rglob("*"):
        if path.is_file() and home / "data" not in path.parents and path.name not in ("letter.pdf", "calls", "calls.control"):
            told = re.search(rb"Claywell|Tolliver|Maren|Amberquay|letter\.pdf", path.read_bytes())
            assert not told, f"{path} says {told.group()}"


def no_socket(calls):
    assert "socket(AF_UNIX" in calls.read_text(), "the tracer did not see the window's local sockets"
    sockets.none_came(calls)


def holds(pdf, sentences):
    assert len(sentences) > 6 and "Hello Rosalind," in sentences, sentences
    missing = [s for s in sentences if s not in pdf]
    assert not missing, f"not in the PDF: {missing}"


def plain(text):
    for curly, straight in {"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "\ufffc": ""}.items():
        text = text.replace(curly, straight)
    return " ".join(text.split())


def locked(pid):
    tree = descendants(pid)
    assert len(tree) >= 3, f"WebKit's processes are missing: {tree}"
    for p in tree:
        for status in pathlib.Path(f"/proc/{p}/task").glob("*/status"):
            text = status.read_text()
            assert "\nSeccomp:\t2\n" in text and "\nNoNewPrivs:\t1\n" in text, f"{status} is not under the lock"


def descendants(pid):
    found = [pid]
    for p in found:
        for children in pathlib.Path(f"/proc/{p}/task").glob("*/children"):
            found += [int(c) for c in children.read_text().split()]
    return found


# Hands: everything a person does, aimed at what the accessibility tree says.

def xdo(*args):
    subprocess.run(["xdotool", *map(str, args)], check=True)


def centre(node):
    box = node.get_extents(Atspi.CoordType.SCREEN)
    return box.x + min(box.width, 400) // 2, box.y + min(box.height, 40) // 2


def click(node):
    xdo("mousemove", *centre(node), "click", 1)


def retype(node, text):
    click(node)
    time.sleep(0.3)
    xdo("key", "ctrl+a")
    xdo("type", "--delay", 30, text)


def paste(path, node):
    node_name = name_of(node)
    holder = subprocess.Popen([sys.executable, "-c", CLIPBOARD, str(path)], stdout=subprocess.PIPE)
    assert holder.stdout.readline(), "the clipboard could not be filled"
    try:
        click(node)
        time.sleep(0.3)
        xdo("key", "ctrl+v")
        for _ in range(50):  # who pastes asks the holder, when it gets round to it
            time.sleep(0.2)
            try:
                if not fits(node, "entry", node_name) or text_of(node).strip():
                    break
            except GLib.Error:
                break  # read already, and the field with it gone
    finally:
        holder.kill()


def drop(path, node):
    """Drags a file from a window of its own. Toolkits want the pointer to travel."""
    x, y = centre(node)
    source = subprocess.Popen([sys.executable, "-c", DRAG_SOURCE, path.as_uri()], stdout=subprocess.PIPE)
    assert source.stdout.readline(), "there is nothing to drag"
    try:
        time.sleep(0.5)
        xdo("mousemove", 1340, 820, "mousedown", 1)
        for i in range(1, 17):
            xdo("mousemove", 1340 + (x - 1340) * i // 16, 820 + (y - 820) * i // 16)
            time.sleep(0.05)
        time.sleep(0.3)
        xdo("mouseup", 1)
        time.sleep(0.5)
    finally:
        source.kill()


def export(page, target):
    click(page.find("push button", "Export PDF", enabled=True))
    answer("Export the letter", target, "ctrl+a")
    page.find("static", re.compile("is written and was read back"), patience=30)
    assert target.read_bytes().startswith(b"%PDF-")


def answer(title, path, first):
    """Types a path into the system's dialog of that title; first is the key that gets
    to where it is typed."""
    for _ in range(50):
        found = subprocess.run(["xdotool", "search", "--name", title], capture_output=True, text=True)
        if found.stdout.strip():
            break
        time.sleep(0.2)
    time.sleep(1)
    xdo("windowfocus", found.stdout.split()[-1])
    xdo("key", first)
    xdo("type", "--delay", 40, str(path))
    time.sleep(0.3)
    xdo("key", "Return")


CLIPBOARD = """
import sys, gi
gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, Gtk
Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD).set_text(open(sys.argv[1]).read(), -1)
print("held", flush=True)
Gtk.main()
"""

DRAG_SOURCE = """
import sys, gi
gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, Gtk
window = Gtk.Window(type=Gtk.WindowType.POPUP)
window.move(1300, 800)
window.set_default_size(80, 40)
box = Gtk.EventBox()
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [Gtk.TargetEntry.new("text/uri-list", 0, 0)], Gdk.DragAction.COPY)
box.connect("drag-data-get", lambda _w, _c, data, _i, _t: data.set_uris([sys.argv[1]]))
window.add(box)
window.show_all()
print("shown", flush=True)
Gtk.main()
"""


# Eyes: the accessibility tree of the window.

class Page:
    def __init__(self, program):
        self.program = program
        self.app = None

    def root(self):
        """The program's own tree. A client that looks before the first paint never sees
        the page, so the window is awaited first, from outside."""
        if self.app is None:
            end = time.monotonic() + 30
            # A window that goes away while it is looked at ends the search: it is begun again.
            while subprocess.run(["xdotool", "search", "--onlyvisible", "--name", TITLE], capture_output=True).returncode:
                assert time.monotonic() < end, "no window after 30 s"
                time.sleep(0.2)
            time.sleep(3)
            desktop = Atspi.get_desktop(0)
            apps = [desktop.get_child_at_index(i) for i in range(desktop.get_child_count())]
            self.app = next(a for a in apps if a and a.get_process_id() == self.program.pid)
        return self.app

    def all(self, role):
        return [n for n in walk(self.root()) if fits(n, role, re.compile(""))]

    def find(self, role, name, enabled=False, patience=30):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            assert self.program.poll() is None, f"the program ended with {self.program.returncode}"
            for node in walk(self.root()):
                if fits(node, role, name) and (not enabled or node.get_state_set().contains(Atspi.StateType.SENSITIVE)):
                    return node
            time.sleep(0.3)
        raise AssertionError(f"no {role} called {name} after {patience} s")


def walk(node):
    yield node
    try:
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from walk(child)
    except GLib.Error:
        return  # the node went away while it was being read


def fits(node, role, name):
    try:
        if role != "static" and node.get_role_name() != role:
            return False
        called = text_of(node) if role == "static" else name_of(node)
    except GLib.Error:
        return False
    return bool(name.search(called)) if isinstance(name, re.Pattern) else called.strip() == name


def name_of(node):
    return node.get_name() or ""


def text_of(node):
    return Atspi.Text.get_text(node, 0, -1) if "Text" in node.get_interfaces() else name_of(node)


def step(what, do):
    began = time.monotonic()
    try:
        came = do()
    except BaseException:
        print(f"FAILED   {what}", flush=True)
        if shutil.which("import"):  # ImageMagick's
            (ROOT / "out").mkdir(exist_ok=True)
            subprocess.run(["import", "-window", "root", ROOT / "out/window-failed.png"])
            print("the screen is in out/window-failed.png", flush=True)
        raise
    print(f"{time.monotonic() - began:6.1f} s  {what}", flush=True)
    return came


if os.environ.get("WINDOW_TEST_DISPLAY"):
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib

if __name__ == "__main__":
    main()
