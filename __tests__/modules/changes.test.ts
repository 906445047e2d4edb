import { changeAtPace, outageOf, usualChange } from "./change/outage";
import { builtFolders, production, wholeStack } from "./whole-stack";

const folders = builtFolders();
const made = new Map<string, ReturnType<typeof wholeStack>>();

function stackOf(env: Readonly<Record<string, string>>) {
  const key = JSON.stringify(env);
  const stack = made.get(key) ?? wholeStack(env, { folders });
  made.set(key, stack);
  return stack;
}

const { PROFILE: _profile, ...named } = production;
const egresses = ["public-ip", "nat", "nat-per-az", "endpoints"];

type Settings = Readonly<Record<string, string>>;

/** Each change that is made in place, from and to. */
const changes: readonly (readonly [string, Settings, Settings])[] = [
  ["demo to production", {}, production],
  ["production to demo", production, {}],
  ["DOMAIN on", {}, named],
  ["DOMAIN off", named, {}],
  ["FUNCTIONS single", {}, { FUNCTIONS: "single" }],
  ["FUNCTIONS per-route", { FUNCTIONS: "single" }, {}],
  ...egresses.flatMap((EGRESS) =>
    egresses
      .filter((to) => to !== EGRESS)
      .map((to) => [`EGRESS ${EGRESS} to ${to}`, { EGRESS }, { EGRESS: to }] as const),
  ),
];

const paces = Array.from({ length: 20 }, (_, i) => i + 1);

describe("a client that calls both doors all the while meets no change in place:", () => {
  test.each(changes)("%s", (_title, from, to) => {
    const [before, after] = [stackOf(from), stackOf(to)];
    const whole = { functions: 0, containers: 0, reasons: [] };
    expect(outageOf(usualChange(before, after))).toEqual(whole);
    for (const seed of paces) expect(outageOf(changeAtPace(before, after, seed))).toEqual(whole);
  });
});
