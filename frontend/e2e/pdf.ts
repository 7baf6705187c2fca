// PDFs of invented people, made when they are needed: with words that nobody sees, or
// locked with a password.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";

const escaped = (text: string) => text.replace(/[\\()]/g, (c) => "\\" + c);

/** Writes a one-page PDF of these lines; the hidden ones are there for programs only. */
export function writePDF(path: string, lines: readonly string[], hidden: readonly string[] = []): void {
  const show = (text: string, i: number) => `BT /F1 10 Tf 1 0 0 1 60 ${780 - 16 * i} Tm (${escaped(text)}) Tj ET`;
  const content = [...lines.map(show), "3 Tr", ...hidden.map((text, i) => show(text, lines.length + i))].join("\n");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}trailer << /Root 1 0 R /Size ${objects.length + 1} >>`;
  writeFileSync(path, `${file}${end}\nstartxref\n${file.length}\n%%EOF\n`, "latin1");
}

/** Writes the PDF at from, locked with a password, to path. */
export function lock(from: string, path: string, password: string): void {
  execFileSync("qpdf", ["--encrypt", password, password, "256", "--", from, path]);
}

export const idaBrandt = [
  "Ida Brandt",
  "ida.brandt@example.com",
  "Experience",
  "Backend Engineer, Kestrel Post, 2019 - present",
  "- Ran the sorting service for 40 depots and 90,000 parcels a day",
  "- Moved 120 GB of parcel history from MySQL to PostgreSQL without losing a parcel",
  "- Cut the median lookup from 900 ms to 140 ms by adding one index",
  "Skills",
  "Go, PostgreSQL, Prometheus",
];

export const kestrelAd = [
  "Backend Engineer at Ferry Lane",
  "We run the booking service for 60 ferries.",
  "You will move the timetable off MySQL without a missed sailing.",
  "You have worked with PostgreSQL and Kubernetes, and you have been on call.",
];
