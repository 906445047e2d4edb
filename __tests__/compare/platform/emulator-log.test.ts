import { emulatorLog } from "../../../compare/platform/emulator-log";
import { readReport } from "../../../compare/platform/report-line";
import { reportLine } from "../../../local/functions/report";

const report = (durationMs: number, initMs?: number): string =>
  reportLine("an-id", { durationMs, initMs, memoryMb: 512, maxMemoryMb: 90 });

test("a REPORT line as the emulator writes it is read, with its start-up", () => {
  expect(readReport(report(12.3))).toEqual({ billedMs: 13 });
  expect(readReport(report(12.3, 140.5))).toEqual({ billedMs: 153, initMs: 140.5 });
  expect(readReport("START RequestId: an-id Version: $LATEST")).toBeUndefined();
  expect(readReport('{"message":"REPORT RequestId: "}')).toBeUndefined();
});

test("billed times and log sizes are those of the lines that came in the stretch of time", async () => {
  let now = 1000;
  const log = emulatorLog(() => now);
  const own = '{"backend":"functions","ms":12}';
  const containers = '{"backend":"containers","ms":11}';
  const told: string[] = [];
  const sent = { from: new Date(2000), to: new Date(3000), functions: 2, containers: 1 };
  log.line(report(900));
  now = 2500;
  for (const line of [own, report(12.3), report(10, 100), containers, "Ready in 3 s"]) {
    log.line(line);
  }
  now = 9000;
  log.line(report(700));
  const found = await log.read(sent, (why) => told.push(why));
  expect(found?.billed).toEqual([[13_000, 1]]);
  expect(found?.inits).toEqual([100]);
  const bytes = (text: string): number => text.length + 26;
  const functions = bytes(own) + bytes(report(12.3)) + bytes(report(10, 100));
  expect(found?.functionsLogKib).toBeCloseTo(functions / 2 / 1024, 9);
  expect(found?.containersLogKib).toBeCloseTo(bytes(containers) / 1024, 9);
  expect(told).toEqual([]);
  const later = { ...sent, from: new Date(5000), to: new Date(6000) };
  expect(await log.read(later, (why) => told.push(why))).toBeUndefined();
  expect(told).toEqual(["the local system wrote no REPORT lines"]);
});
