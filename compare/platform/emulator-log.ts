import { pause } from "../load/pause";
import { histogramOf } from "../stats/histogram";
import { eventBytes, type PlatformLog, type PlatformUsage } from "./platform-log";
import { type Reported, readReport } from "./report-line";

/** One line of the local system's log. */
interface Line {
  readonly atMs: number;
  readonly bytes: number;
  readonly side: "functions" | "containers";
  readonly report: Reported | undefined;
}

export interface EmulatorLog extends PlatformLog {
  /** To be given each line that the local system writes. */
  line(text: string): void;
}

/** A line is written after its answer. */
const settleMs = 300;

/** What the emulator of Lambda and the containers wrote, line by line as it came. */
export function emulatorLog(now: () => number = Date.now): EmulatorLog {
  const lines: Line[] = [];
  return {
    source: "REPORT lines (the emulator)",
    line(text) {
      const side = sideOf(text);
      if (side === undefined) return;
      const bytes = Buffer.byteLength(text) + eventBytes;
      lines.push({ atMs: now(), bytes, side, report: readReport(text) });
    },
    async read(sent, tell) {
      await pause(settleMs);
      const [from, to] = [sent.from.getTime(), sent.to.getTime() + settleMs];
      const mine = lines.filter(({ atMs }) => from <= atMs && atMs <= to);
      const reports = mine.flatMap(({ report }) => report ?? []);
      if (reports.length > 0) return usageOf(mine, reports);
      tell("the local system wrote no REPORT lines");
      return undefined;
    },
  };
}

function usageOf(lines: readonly Line[], reports: readonly Reported[]): PlatformUsage {
  const kib = (side: Line["side"], requests?: number) => {
    const mine = lines.filter((line) => line.side === side);
    const bytes = mine.reduce((sum, each) => sum + each.bytes, 0);
    return bytes / 1024 / Math.max(1, requests ?? mine.length);
  };
  const warm = reports.filter(({ initMs }) => initMs === undefined);
  return {
    billed: histogramOf(warm.map(({ billedMs }) => billedMs)),
    inits: reports.flatMap(({ initMs }) => initMs ?? []),
    functionsLogKib: kib("functions", reports.length),
    // A container writes one line for each.
    containersLogKib: kib("containers"),
  };
}

/** Whose line it is; undefined of what is neither's. */
function sideOf(text: string): Line["side"] | undefined {
  if (/^(START|END|REPORT) RequestId: /.test(text)) return "functions";
  return text.match(/^\{.*"backend":"(functions|containers)"/)?.[1] as Line["side"] | undefined;
}
