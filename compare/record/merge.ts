import { mergeAa } from "../phases/aa";
import { mergeBursts } from "../phases/burst";
import { mergeConnections } from "../phases/connections";
import { mergeSaturations } from "../phases/saturation";
import { mergeSteady } from "../phases/steady";
import { mergeSteps } from "../phases/step";
import { renumbered } from "./instances";
import type { Report } from "./schema";
import { mergeUsages } from "./usage";

/**
 * Several runs against the same two targets as one. Those that were made after redeploys, and so met no
 * instance twice, are placements: what is resampled first. Of what describes a run the plan is all runs',
 * and parity and resources are the first one's.
 *
 * @throws an error for people when they do not belong together.
 */
export function mergeReports(reports: readonly Report[]): Report {
  const [first, ...others] = reports;
  if (first === undefined) throw new Error("there is no report to merge");
  const seen = new Set(first.ids);
  for (const other of others) {
    refuse(first, other);
    const twice = other.ids.find((id) => seen.has(id));
    if (twice !== undefined) throw new Error(`the run ${twice} is given twice: a run counts once`);
    for (const id of other.ids) seen.add(id);
  }
  return others.reduce(both, first);
}

/** @throws an error for people when they do not belong together. */
function refuse(first: Report, other: Report): void {
  if (other.emulated !== first.emulated) {
    throw new Error("an emulated run and one on AWS are never merged");
  }
  if (!first.emulated && !same(other.targets, first.targets)) {
    throw new Error("these runs measured different addresses, so they are not merged");
  }
  if (!same(other.workload.requests, first.workload.requests)) {
    throw new Error("these runs sent different requests, so they are not merged");
  }
  const [rates, otherRates] = [first, other].map(({ steady }) => steady?.plan.rates ?? []);
  if (!same(rates, otherRates)) {
    throw new Error(
      `these runs measured other rates (${rates?.join(", ")} and ${otherRates?.join(", ")} a second), so they are not merged`,
    );
  }
  const how = measuredOtherwise(first, other);
  if (how !== undefined) {
    throw new Error(`these runs were measured otherwise (${how}), so they are not merged`);
  }
  const differs = otherwise(first.deployed, other.deployed);
  if (differs !== undefined) {
    throw new Error(`these runs measured other deployments (${differs}), so they are not merged`);
  }
  if (!same(first.labels, other.labels) || !same(first.kinds, other.kinds)) {
    throw new Error("these runs named their targets otherwise, so they are not merged");
  }
}

/** The first thing in which two plans differ, in words: what describes both must hold for both. */
function measuredOtherwise(first: Report, other: Report): string | undefined {
  const plans = [first, other].map(({ profile, steady, aa, step }) => ({
    profile,
    order: steady?.plan.order,
    "seconds a segment": steady?.plan.segmentSeconds,
    blocks: steady?.plan.blocks,
    "A/A check at": aa?.rate,
    "step from": step?.from,
    "step to": step?.to,
  }));
  return differenceOf(plans[0], plans[1]);
}

/** The first input of the costs in which two stacks differ, in words; of what one does not say there is nothing. */
function otherwise(a: Report["deployed"], b: Report["deployed"]): string | undefined {
  const of = (deployed: Report["deployed"]) => ({ ...deployed?.numbers, ...deployed?.choices });
  return differenceOf(of(a), of(b));
}

type Named = Readonly<Record<string, string | number | undefined>>;

/** The first that both say, and otherwise: its name and both values. */
function differenceOf(mine: Named = {}, its: Named = {}): string | undefined {
  const name = Object.keys(mine).find(
    (key) => mine[key] !== undefined && its[key] !== undefined && mine[key] !== its[key],
  );
  return name === undefined ? undefined : `${name} ${mine[name]} and ${its[name]}`;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function both(first: Report, other: Report): Report {
  const { of, placements } = renumbered(first, other);
  const instances = [
    ...(first.instances ?? []),
    ...(other.instances ?? []).map((each) => ({ ...each, placement: of(each.placement) })),
  ];
  return {
    ...first,
    seconds: first.seconds + other.seconds,
    runs: first.runs + other.runs,
    ids: [...first.ids, ...other.ids],
    placements,
    ...(instances.length > 0 && { instances }),
    void: [...first.void, ...other.void],
    rehearsal: first.rehearsal || other.rehearsal,
    workload: {
      ...first.workload,
      replaced: first.workload.replaced + other.workload.replaced,
    },
    lag: worstLag(first.lag, other.lag),
    ...joined("aa", first.aa, other.aa, (a, b) => mergeAa(a, b, of)),
    ...joined("burst", first.burst, other.burst, mergeBursts),
    ...joined("steady", first.steady, other.steady, (a, b) => mergeSteady(a, b, of)),
    ...joined("connections", first.connections, other.connections, mergeConnections),
    ...joined("step", first.step, other.step, mergeSteps),
    ...joined("saturation", first.saturation, other.saturation, mergeSaturations),
    ...joined("usage", first.usage, other.usage, mergeUsages),
  };
}

/** That phase of both runs, of the one that has it, or nothing. */
function joined<K extends string, T>(
  key: K,
  a: T | undefined,
  b: T | undefined,
  merge: (a: T, b: T) => T,
): Partial<Record<K, T>> {
  const found = a && b ? merge(a, b) : (a ?? b);
  return found === undefined ? {} : ({ [key]: found } as Record<K, T>);
}

function worstLag(first: Report["lag"], other: Report["lag"]): Report["lag"] {
  const worst = { ...first };
  for (const [phase, found] of Object.entries(other)) {
    const known = worst[phase];
    if (known === undefined || found.p99 > known.p99) worst[phase] = found;
  }
  return worst;
}
