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
const hidden = { ...production, INGRESS: "private" };
const egresses = ["public-ip", "nat", "nat-per-az", "endpoints"];

type Settings = Readonly<Record<string, string>>;

/** Each change that is made in place, from and to. */
const changes: readonly (readonly [string, Settings, Settings])[] = [
  ["demo to production", {}, production],
  ["production to demo", production, {}],
  ["DOMAIN on", {}, named],
  ["DOMAIN off", named, {}],
  ["INGRESS public to both", {}, { INGRESS: "both" }],
  ["INGRESS both to private", { INGRESS: "both" }, { INGRESS: "private" }],
  ["INGRESS private to both", { INGRESS: "private" }, { INGRESS: "both" }],
  ["production, INGRESS both to private", { ...production, INGRESS: "both" }, hidden],
  ["production, INGRESS private to both", hidden, { ...production, INGRESS: "both" }],
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

// The docs say so: one step takes the tasks from where CloudFront still goes.
test.each([
  ["public to private", {}, { INGRESS: "private" }],
  ["both to public", { INGRESS: "both" }, {}],
])("INGRESS %s in one step fails for as long as CloudFront moves", (_title, from, to) => {
  const outage = outageOf(usualChange(stackOf(from), stackOf(to)));
  expect(outage.functions).toBe(0);
  expect(outage.containers).toBeGreaterThan(0);
  expect(outage.containers).toBeLessThan(600);
});
