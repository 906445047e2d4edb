import type { Backend } from "../load/sample";
import type { Claim, Verdict } from "../record/verdict";
import { milliseconds } from "./format";
import { type Labels, nameOf } from "./names";
import { listed, measureName } from "./words";

/** A claim that is sure. */
type Sure = Claim & { readonly better: Backend };

/**
 * One short line. It names no side where a claim that is as sure says the opposite, and nothing that
 * does not matter.
 */
export function headlineOf(verdict: Omit<Verdict, "headline">, labels: Labels): string {
  if (verdict.kind === "emulated") return "Emulated: no verdict";
  const said = withoutLabel(verdict, labels);
  return verdict.kind === "rehearsal" ? `Rehearsal: ${lowered(said, labels)}` : said;
}

/** A label keeps its letters. */
const lowered = (text: string, labels: Labels): string =>
  text.startsWith(labels.functions) || text.startsWith(labels.containers)
    ? text
    : text.charAt(0).toLowerCase() + text.slice(1);

function withoutLabel(verdict: Omit<Verdict, "headline">, labels: Labels): string {
  if (verdict.void) return "Void: the load generator itself was late";
  if (!verdict.drawn) {
    const failed = Object.values(verdict.aa).some(({ result }) => result === "failed");
    return failed ? "No verdict: the A/A check failed" : "No verdict: no A/A check was made";
  }
  const all = verdict.rates.flatMap(({ claims }) => claims);
  const sure = all.filter((claim): claim is Sure => claim.better !== "neither");
  const where = verdict.about === "placements" ? "" : " in this deployment";
  const failures = sure.filter(({ measure, matters }) => measure === "errors" && matters);
  const latencies = all.filter(({ measure }) => measure !== "errors");
  const faster = sure.filter(({ measure }) => measure !== "errors");
  if (failures.length > 0) return `${failing(failures, faster, labels)}${where}`;
  if (!faster.some(({ matters }) => matters)) return undecided(latencies, faster);
  return `${speed(latencies, faster, labels)}${where}`;
}

function failing(failures: readonly Sure[], faster: readonly Sure[], labels: Labels): string {
  const [only, other] = new Set(failures.map(({ better }) => better));
  if (only === undefined || other !== undefined)
    return "Which one fails less often depends on the load";
  const { name, Name, verb } = nameOf(labels[only]);
  const seldom = `${verb("fail", "fails")} less often`;
  const opposed = faster.find(({ better, matters }) => better !== only && matters);
  if (opposed === undefined) return `${Name} ${seldom}`;
  const quick = nameOf(labels[opposed.better]);
  return `Each is better at something: ${name} ${seldom}, ${quick.name} ${quick.verb("answer", "answers")} faster`;
}

function undecided(latencies: readonly Claim[], faster: readonly Sure[]): string {
  if (faster.length > 0) return "The two differ by less than matters";
  const reasons = new Set(latencies.map(({ withheld }) => withheld));
  if (reasons.has(null)) return `No difference was found${seenFrom(latencies)}`;
  if (reasons.has("errors")) return "Requests fail: nothing is claimed of speed";
  return reasons.has("too few blocks") ? "Too few blocks for a verdict" : "Nothing can be claimed";
}

/** An absence says as much as what would have been seen: by measure the least sharp of all rates. */
function seenFrom(latencies: readonly Claim[]): string {
  const floors = (["p50", "p95", "p99"] as const).flatMap((measure) => {
    const mine = latencies.filter((claim) => claim.measure === measure && claim.withheld === null);
    const worst = Math.max(...mine.map(({ floor }) => floor ?? Number.POSITIVE_INFINITY));
    return mine.length > 0 && Number.isFinite(worst) ? [`${measure} ${milliseconds(worst)}`] : [];
  });
  return floors.length === 0 ? "" : ` that is larger than ${listed(floors)}`;
}

function speed(latencies: readonly Claim[], faster: readonly Sure[], labels: Labels): string {
  const [only, other] = new Set(faster.map(({ better }) => better));
  const at = (backend: Backend): string[] => [
    ...new Set(
      faster
        .filter(({ better, matters }) => better === backend && matters)
        .map(({ measure }) => measureName(measure)),
    ),
  ];
  if (only !== undefined && other === undefined) {
    const { Name, verb } = nameOf(labels[only]);
    const open = new Set(
      latencies.filter(({ withheld }) => withheld === null).map((each) => each.measure),
    );
    const every = at(only).length === open.size;
    return `${Name} ${verb("answer", "answers")} faster${every ? "" : ` at ${listed(at(only))}`}`;
  }
  const opposed = faster.some((one) =>
    faster.some((two) => one.measure === two.measure && one.better !== two.better),
  );
  if (opposed) return "Which one is faster depends on the load";
  const each = (["functions", "containers"] as const).map((backend) => {
    const { name } = nameOf(labels[backend]);
    const measures = faster
      .filter(({ better }) => better === backend)
      .map((claim) => claim.measure);
    return `${name} at ${listed([...new Set(measures.map(measureName))])}`;
  });
  return `Each is faster at something: ${listed(each)}`;
}
