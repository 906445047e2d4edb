import type { DoorVerdict, Finding, Severity } from "../finding";
import { groupsOf, type Kind } from "./groups";
import type { Report } from "./report";

const words: Readonly<Record<Severity, string>> = {
  stops: "IT WILL NOT RUN",
  change: "IT MUST CHANGE",
  know: "IT IS GOOD TO KNOW",
};
const WIDTH = 100;

/** The report for a terminal: most grave first, at the end one line a door. */
export function terminalReport(report: Report): string {
  const { app, asked, seconds, findings, untried } = report;
  const groups = groupsOf(findings).flatMap(({ severity, kinds }) => [
    "",
    words[severity],
    ...kinds.flatMap(groupLines),
  ]);
  return [
    `${app}: ${asked.length} kinds of requests, ${seconds} s`,
    ...(findings.length === 0 ? ["", "Nothing was found."] : groups),
    ...list(
      "NOT TRIED",
      untried.map(({ what, why }) => `${what}: ${why}.`),
    ),
    ...list("ONLY AWS CAN SAY", report.unknowable),
    "",
    ...report.doors.map(doorLine),
  ].join("\n");
}

const list = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : ["", title, ...lines.flatMap((line) => folded(line, "  - ", "    "))];

/** What was found, each with its requests; then once why it matters, and what to do. */
function groupLines({ head, first, findings }: Kind<Finding>): string[] {
  return [
    "",
    `  ${head}`,
    ...findings.flatMap(({ what, requests }) => [
      ...folded(what, "    "),
      ...requests.map((request) => `      $ ${request}`),
    ]),
    ...folded(`Why: ${first.limit}`, "    "),
    `    ${first.page}`,
    ...folded(`Do: ${first.todo}`, "    "),
  ];
}

/** Lines of at most so many characters, broken between words. */
function folded(text: string, first: string, rest = first): string[] {
  const lines: string[] = [];
  for (const part of text.split("\n")) {
    let line = lines.length === 0 ? first : rest;
    for (const word of part.split(" ")) {
      const isStart = line.trim() === "" || line === first;
      if (!isStart && line.length + word.length + 1 > WIDTH) {
        lines.push(line);
        line = `${rest}${word}`;
      } else line += isStart ? word : ` ${word}`;
    }
    lines.push(line);
  }
  return lines;
}

function doorLine({ door, verdict, because }: DoorVerdict): string {
  const name = `${door === "functions" ? "Functions" : "Containers"}:`.padEnd(12);
  const reasons = because.map((title) => title.replace(/^[A-Z](?=[a-z]*( |$))/, lower)).join("; ");
  return `${name}${verdict}${reasons === "" ? "" : `: ${reasons}`}`;
}

const lower = (letter: string) => letter.toLowerCase();
