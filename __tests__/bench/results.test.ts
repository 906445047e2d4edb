import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readResults, withPart, writeResults } from "../../bench/report/results";
import { partOf } from "./figures";

const newFile = async () => join(await mkdtemp(join(tmpdir(), "results-")), "results.json");

test("a part takes the place of its own bench and Node, and the others stay", () => {
  const [server, start, newer] = [partOf("server"), partOf("start"), partOf("server", "24.1.0")];
  const again = { ...partOf("server", "22.24.0"), figures: [] };
  expect(withPart([server, start, newer], again)).toEqual([again, start, newer]);
  expect(withPart([server], start)).toEqual([server, start]);
  expect(withPart([], server)).toEqual([server]);
});

test("what is written is read again, to four digits", async () => {
  const file = await newFile();
  const part = partOf("server");
  const [figure] = part.figures;
  if (!figure) throw new Error("the part has a figure");
  const long = { ...figure, contenders: [{ name: "raw", samples: [1.23456, 98_765.4] }] };
  await writeResults([{ ...part, figures: [long] }, partOf("start")], file);
  const [first, second] = await readResults(file);
  expect(first?.figures[0]?.contenders).toEqual([{ name: "raw", samples: [1.235, 98_770] }]);
  expect(second).toEqual(partOf("start"));
  expect(await readFile(file, "utf8")).toContain('"samples": [ 1.235, 98770 ]');
});

test("nothing was measured where there is no file", async () => {
  expect(await readResults(await newFile())).toEqual([]);
});

test.each(["{", "{}", '{ "parts": [{ "bench": 1 }] }'])("%s holds no results", async (content) => {
  const file = await newFile();
  await writeFile(file, content);
  await expect(readResults(file)).rejects.toThrow(`${file} holds no results`);
});
