import { parseArgs } from "node:util";
import { assumedCase } from "../cost/case";
import { defaultInputs } from "../cost/deployed-case";
import { withSettings } from "../cost/set";
import { type Choices, type ProfileName, planOf, profileNames, secondsOf } from "../phases/plan";
import { type Objective, parseObjectives } from "../record/objective";
import type { Labels } from "../report/names";
import { type Kind, kinds, parseTarget } from "../target";
import type { Targets } from "./deployed";
import { kindsOf, labelsOf, within } from "./option-values";
import type { Sources } from "./workload";

export interface Options extends Choices, Sources {
  /** Both or neither: without them the local system is measured. */
  readonly targets: Targets | undefined;
  /** The addresses of the last deploy. */
  readonly deployed: boolean;
  /** What must hold at every rate on both sides. */
  readonly objectives: readonly Objective[];
  /** Whether the verdict of a local run is drawn too. */
  readonly rehearse: boolean;
  /** Inputs of the costs as somebody knows them: `name=value`. */
  readonly settings: readonly string[];
  /** Whether both are loaded at once on one machine too. */
  readonly together: boolean;
  readonly labels: Labels;
  /** What the targets are, where it was said. */
  readonly kinds: { readonly functions: Kind; readonly containers: Kind } | undefined;
  readonly json: string;
  readonly html: string;
  /** How many placements are measured; 1 changes nothing that is deployed. */
  readonly placements: number;
  /** Reports of earlier runs to be merged, in place of a run. */
  readonly merge: readonly string[];
  readonly help: boolean;
}

function withMinutes(profile: ProfileName): string {
  const phases = Object.values(secondsOf(planOf({ profile, seed: 0 })));
  return `${profile} (${Math.round(phases.reduce((sum, each) => sum + each, 0) / 60)} minutes)`;
}

export const usage = `npm run compare -- [options]
  --functions URL   the address of the functions, and
  --containers URL  that of the containers; without them the local system (started if none runs)
  --deployed        the addresses of the last npm run deploy
  --labels A,B      what both are called, and
  --kinds A,B       what they are: ${kinds.join(", ")}; to compare any two, as two versions
  --app FOLDER      the app: its folder, or the file that exports it; its workload is sent
  --scenario FILE   send this scenario (JSON) in its place
  --har FILE        send what a browser recorded: its reads
  --writes          with --har, also what changes something
  --profile NAME    ${profileNames.map(withMinutes).join(", ")}; default standard
  --rate N[,N...]   requests a second in the steady state
  --duration N      steady seconds for each rate and backend
  --objective TEXT  such as "p99<250ms,errors<0.1%": said of both at each rate; exit code 3 where one fails
  --set NAME=VALUE  an input of the costs as you know it, as requestsPerMonth=30_000_000, once for each
                    (npm run cost -- --help lists them)
  --rehearse        draw the verdict of a local run too, under the word "rehearsal"
  --together        load both at once also on one machine, where they compete for it
  --seed N          of the random order, arrivals and mix; default drawn and reported
  --json FILE       default compare.json
  --html FILE       default compare.html
  --placements N    with --deployed: so many runs, before each new tasks and fresh function instances
  --merge FILE      merge reports in place of a run: once for each of them
  --help            this text
Variables that a scenario names as \${NAME} come from the environment.`;

const definitions = {
  functions: { type: "string" },
  containers: { type: "string" },
  deployed: { type: "boolean", default: false },
  labels: { type: "string" },
  kinds: { type: "string" },
  app: { type: "string" },
  scenario: { type: "string" },
  har: { type: "string" },
  writes: { type: "boolean", default: false },
  profile: { type: "string", default: "standard" },
  objective: { type: "string" },
  set: { type: "string", multiple: true, default: [] as string[] },
  rehearse: { type: "boolean", default: false },
  together: { type: "boolean", default: false },
  rate: { type: "string" },
  duration: { type: "string" },
  seed: { type: "string" },
  json: { type: "string", default: "compare.json" },
  html: { type: "string", default: "compare.html" },
  placements: { type: "string" },
  merge: { type: "string", multiple: true, default: [] as string[] },
  help: { type: "boolean", default: false },
} as const;

/** Reads the command line; throws an error that names what is wrong and what is allowed. */
export function parseOptions(args: readonly string[], drawSeed: () => number): Options {
  const { values } = parseArgs({ args: [...args], options: definitions, strict: true });
  if (values.deployed && values.functions !== undefined) {
    throw new Error("--deployed and --functions exclude each other: both say what to measure");
  }
  if (values.scenario !== undefined && values.har !== undefined) {
    throw new Error("--scenario and --har exclude each other: both say what to send");
  }
  if (values.writes && values.har === undefined) {
    throw new Error("--writes belongs to --har: a scenario says itself what it sends");
  }
  return {
    app: values.app,
    scenario: values.scenario,
    har: values.har,
    writes: values.writes,
    labels: labelsOf(values.labels),
    kinds: kindsOf(values.kinds),
    targets: targetsOf(values.functions, values.containers),
    deployed: values.deployed,
    objectives: values.objective === undefined ? [] : parseObjectives(values.objective),
    settings: checkedSettings(values.set),
    rehearse: values.rehearse,
    together: values.together,
    profile: profileOf(values.profile),
    seed: values.seed === undefined ? drawSeed() : within("--seed", values.seed, 0, 2 ** 32 - 1),
    ...(values.rate === undefined ? {} : { rates: ratesOf(values.rate) }),
    ...(values.duration === undefined
      ? {}
      : { duration: within("--duration", values.duration, 1, 86_400) }),
    json: values.json,
    html: values.html,
    placements: placementsOf(values.placements, values),
    merge: values.merge,
    help: values.help,
  };
}

function placementsOf(
  text: string | undefined,
  { deployed, merge }: { readonly deployed: boolean; readonly merge: readonly string[] },
): number {
  if (text === undefined) return 1;
  if (!deployed || merge.length > 0) {
    throw new Error(
      "--placements belongs to --deployed: only what was deployed from here can be given new tasks and instances; of other targets measure after each redeploy, and put the runs together by --merge",
    );
  }
  const count = within("--placements", text, 2, 20);
  if (Number.isInteger(count)) return count;
  throw new Error(`--placements is "${text}"; it must be a whole number from 2 to 20`);
}

/** @throws what is wrong with one, before anything is measured */
function checkedSettings(settings: readonly string[]): readonly string[] {
  withSettings(assumedCase(defaultInputs), settings);
  return settings;
}

function targetsOf(functions: string | undefined, containers: string | undefined) {
  if (functions === undefined && containers === undefined) return undefined;
  if (functions === undefined || containers === undefined) {
    throw new Error("--functions and --containers go together: give both addresses, or neither");
  }
  return {
    functions: parseTarget("--functions", functions),
    containers: parseTarget("--containers", containers),
  };
}

function profileOf(text: string): ProfileName {
  const found = profileNames.find((name) => name === text);
  if (found === undefined) {
    throw new Error(`--profile is "${text}"; it must be one of ${profileNames.join(", ")}`);
  }
  return found;
}

function ratesOf(text: string): number[] {
  const rates = text.split(",").map((each) => within("--rate", each, 0.1, 10_000));
  return [...new Set(rates)].sort((a, b) => a - b);
}
