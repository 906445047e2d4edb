import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "../../build/project";
import { pictureOf } from "./picture";
import type { Part } from "./results";
import { summaryOf } from "./summary";

export const picture = join(projectFolder, "docs/bench.svg");
export const page = join(projectFolder, "docs/speed.md");

const [BEGIN, END] = ["<!-- measured -->", "<!-- /measured -->"];

/** Puts what was measured into the docs: the picture, and the table of `docs/speed.md`. */
export async function publish(parts: readonly Part[]): Promise<void> {
  await writeFile(picture, pictureOf(parts));
  await writeFile(page, withSummary(await readFile(page, "utf8"), parts));
}

/** @throws where the text has not both of the marks between which the table stands */
export function withSummary(text: string, parts: readonly Part[]): string {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) {
    throw new Error(
      `docs/speed.md needs the lines ${BEGIN} and ${END}: the table goes between them.`,
    );
  }
  return `${text.slice(0, begin + BEGIN.length)}\n${summaryOf(parts)}\n${text.slice(end)}`;
}
