"""The programs that make files of layouts. Each has

name     as it stands in file names
folder   where its layouts lie, and suffix, what they end in
makes    what its files end in
lacking  says what is missing for it here, or ""
can_write  whether it has the letters of a text
render   makes one file of a layout, what to show (resume.compose) and knobs
"""

import importlib.util
import json
import multiprocessing.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import jinja2

import browser

HERE = Path(__file__).parent


def run(command, **more):
    """Runs a program for at most two minutes; what it said becomes the error if it fails."""
    done = subprocess.run(command, capture_output=True, timeout=120, **more)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {(done.stderr or done.stdout).decode(errors='replace')[-400:]}")
    return done.stdout


def load(layout):
    """Loads a layout that is a Python file with draw(path, r, k)."""
    if str(layout.parent) not in sys.path:
        sys.path.append(str(layout.parent))  # for what its layouts share
    spec = importlib.util.spec_from_file_location(layout.stem.replace("-", "_"), layout)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Producer:
    name = folder = suffix = ""
    makes = ".pdf"
    needs = ()  # programs, each (command, Debian's package)

    def lacking(self):
        return ", ".join(f"{command} is not installed (Debian: {package})" for command, package in self.needs if not shutil.which(command))

    def can_write(self, text):
        return True


class Html(Producer):
    folder, suffix = "html", ".html"
    fakes_bold = False

    def page(self, layout, r, k):
        env = jinja2.Environment(loader=jinja2.FileSystemLoader(layout.parent), autoescape=True, trim_blocks=True, lstrip_blocks=True)
        if not self.fakes_bold:
            k = {**k, "bold": "font"}
        pieces = env.get_template("_parts.html").make_module({"r": r, "k": k})
        return env.get_template(layout.name).render(r=r, k=k, p=pieces)


class WeasyPrint(Html):
    name = "weasyprint"

    def render(self, layout, path, r, k):
        import weasyprint
        weasyprint.HTML(string=self.page(layout, r, k)).write_pdf(path)


class Chromium(Html):
    name = "chromium"
    fakes_bold = True
    needs = (("chromium", "chromium"),)

    browser = None  # one for each process

    def render(self, layout, path, r, k):
        if Chromium.browser is None:
            Chromium.browser = browser.Browser()
            multiprocessing.util.Finalize(None, Chromium.browser.close, exitpriority=10)
        with tempfile.NamedTemporaryFile("w", suffix=".html") as page:
            page.write(self.page(layout, r, k))
            page.flush()
            path.write_bytes(Chromium.browser.pdf(Path(page.name).as_uri()))


class Typst(Producer):
    name, folder, suffix = "typst", "typst", ".typ"

    def render(self, layout, path, r, k):
        import typst
        typst.compile(str(layout), output=str(path), sys_inputs={"r": json.dumps(r), "k": json.dumps(k)})


class Escaped(Producer):
    """Layouts with <% %> and << >>, where what is shown is escaped for the program."""

    def source(self, layout, r, k):
        env = jinja2.Environment(loader=jinja2.FileSystemLoader(layout.parent), block_start_string="<%", block_end_string="%>",
                                 variable_start_string="<<", variable_end_string=">>", comment_start_string="<#", comment_end_string="#>",
                                 trim_blocks=True, lstrip_blocks=True,
                                 finalize=lambda v: self.escape(v) if isinstance(v, str) else v)
        return env.get_template(layout.name).render(r=r, k=k)


class Latex(Escaped):
    name, folder, suffix = "latex", "latex", ".tex"
    needs = (("pdflatex", "texlive-latex-recommended texlive-latex-extra texlive-fonts-recommended lmodern"),)

    @staticmethod
    def escape(s):
        s = re.sub(r"([#$%&_{}])", r"\\\1", s.replace("\\", r"\textbackslash "))
        return s.replace("~", r"\textasciitilde ").replace("^", r"\textasciicircum ").replace("’", "'").replace("–", "--").replace("—", "---") \
            .replace("•", r"\textbullet{}").replace("·", r"\textperiodcentered{}").replace("€", r"\texteuro{}").replace("£", r"\pounds{}")

    def can_write(self, text):
        # T1 has the letters of Western and Central Europe, without dots below.
        return all(ord(c) < 0x180 or c in "–—’“”•€" for c in text)

    def render(self, layout, path, r, k):
        with tempfile.TemporaryDirectory() as tmp:
            Path(tmp, "resume.tex").write_text(self.source(layout, r, k))
            for _ in range(2):  # the second run knows how many pages there are
                run(["pdflatex", "-interaction=batchmode", "-halt-on-error", "resume.tex"], cwd=tmp)
            shutil.copy(Path(tmp, "resume.pdf"), path)


class Groff(Escaped):
    name, folder, suffix = "groff", "groff", ".ms"
    needs = (("groff", "groff"), ("gropdf", "groff"), ("preconv", "groff-base"))

    @staticmethod
    def escape(s):
        s = s.replace("\\", r"\e")
        return r"\&" + s if s[:1] in (".", "'") else s

    def can_write(self, text):
        # Its fonts have the letters of Western Europe.
        return all(ord(c) < 0x100 or c in "–—’“”•€" for c in text)

    def render(self, layout, path, r, k):
        path.write_bytes(run(["groff", "-k", "-t", "-ms", "-Tpdf", "-P-p" + k["paper"].lower()], input=self.source(layout, r, k).encode()))


class Canvas(Producer):
    name, folder, suffix = "reportlab", "canvas", ".py"
    needs = (("fc-match", "fontconfig"),)

    def render(self, layout, path, r, k):
        load(layout).draw(str(path), r, k)


class Word(Producer):
    """A DOCX as a word processor would save it."""

    name, folder, suffix, makes = "docx", "word", ".py", ".docx"

    def render(self, layout, path, r, k):
        load(layout).draw(str(path), r, k)


class Office(Word):
    """The same, exported as PDF."""

    name, makes = "libreoffice", ".pdf"
    needs = (("soffice", "libreoffice-writer-nogui"),)

    def render(self, layout, path, r, k):
        with tempfile.TemporaryDirectory() as tmp:
            docx = Path(tmp, path.stem + ".docx")
            super().render(layout, docx, r, k)
            run(["soffice", f"-env:UserInstallation=file://{tmp}/office", "--headless", "--convert-to", "pdf", "--outdir", tmp, str(docx)],
                env={**os.environ, "HOME": tmp})
            shutil.copy(docx.with_suffix(".pdf"), path)


ALL = [WeasyPrint(), Chromium(), Typst(), Latex(), Groff(), Canvas(), Word(), Office()]
