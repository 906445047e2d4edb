import { setImmediate } from "node:timers/promises";
import { logWriter } from "../../../runtime/app/log-writer";

test("lines of one turn are written together, in their order, and none twice", async () => {
  const written: string[] = [];
  const log = logWriter((text) => written.push(text));
  log("one");
  await Promise.resolve();
  log("two\nof two lines");
  expect(written).toEqual([]);
  await setImmediate();
  log("three");
  await setImmediate();
  await setImmediate();
  expect(written).toEqual(["one\ntwo\nof two lines\n", "three\n"]);
});
