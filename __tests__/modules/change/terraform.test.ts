import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandOf, describeWith, terraform } from "../../support/tools";
import { type Terraform, temporaryFolder } from "../synthesize";
import { builtFolders, production, wholeStack } from "../whole-stack";
import { createdFirst, graphOf } from "./graph";
import { usualChange } from "./outage";
import type { Action } from "./plan";

/** A resource of Terraform's own kind in the place of each of AWS's, which needs no account. */
const standIn = (address: string) => `terraform_data.${address.replace(".", "__")}`;

/** A stack of stand-ins that hang together as its resources do, and change as those would. */
function standIns(stack: Terraform, plan: ReadonlyMap<string, Action>, side: string): string {
  const first = createdFirst(stack);
  const resources = [...graphOf(stack)].map(([address, to]) => [
    standIn(address).split(".")[1],
    {
      input: plan.get(address) === "update" ? side : "",
      triggers_replace: plan.get(address) === "replace" ? side : "",
      depends_on: [...to].map(standIn),
      lifecycle: { create_before_destroy: first.has(address) },
    },
  ]);
  return JSON.stringify({ resource: { terraform_data: Object.fromEntries(resources) } });
}

/** Which step of an apply waits for which, also through others, as Terraform itself draws it. */
function waitsOf(graph: string): (step: string, of: string) => boolean {
  const edges = new Map<string, string[]>();
  for (const [, from = "", to = ""] of graph.matchAll(
    /"\[root\] ([^"]+)" -> "\[root\] ([^"]+)"/g,
  )) {
    edges.set(from, [...(edges.get(from) ?? []), to]);
  }
  const nodes = (step: string) => {
    const [kind = "", address = ""] = step.split(" ");
    const all = [...new Set([...edges.keys(), ...[...edges.values()].flat()])];
    const own = all.filter((node) => node.split(" ")[0] === standIn(address));
    return own.filter((node) => /destroy/.test(node) === (kind === "destroy"));
  };
  return (step, of) => {
    const goals = new Set(nodes(of));
    const seen = new Set<string>();
    const reaches = (node: string): boolean => {
      if (goals.has(node)) return true;
      if (seen.has(node)) return false;
      seen.add(node);
      return (edges.get(node) ?? []).some(reaches);
    };
    return nodes(step).some(reaches);
  };
}

describeWith([terraform], "the model of a change", () => {
  const folders = builtFolders();
  const stack = (env: Readonly<Record<string, string>>) => wholeStack(env, { folders });

  test.each([
    ["demo to production", {}, production],
    ["production to demo", production, {}],
    ["FUNCTIONS single", {}, { FUNCTIONS: "single", EGRESS: "nat" }],
  ])("waits where Terraform does: %s", (_title, from, to) => {
    const [before, after] = [stack(from), stack(to)];
    const { plan, waits } = usualChange(before, after);
    const folder = temporaryFolder({ "main.tf.json": standIns(before, plan, "before") });
    const run = (...args: readonly string[]) =>
      execFileSync(commandOf(terraform), args, {
        cwd: folder,
        encoding: "utf8",
        maxBuffer: 2 ** 26,
        env: { ...process.env, TF_CLI_CONFIG_FILE: undefined, CHECKPOINT_DISABLE: "1" },
      });
    run("init", "-input=false");
    run("apply", "-auto-approve", "-input=false");
    writeFileSync(join(folder, "main.tf.json"), standIns(after, plan, "after"));
    run("plan", "-out=plan", "-input=false");
    const isWaiting = waitsOf(run("graph", "-plan=plan"));
    const changes = (step: string) => plan.get(step.split(" ")[1] ?? "") !== "none";
    const steps = [...waits].flatMap(([step, all]) => [...all].map((of) => [step, of] as const));
    const real = steps.filter(([step, of]) => changes(step) && changes(of));
    expect(real.length).toBeGreaterThan(20);
    const missed = real.filter(([step, of]) => !isWaiting(step, of));
    expect(missed).toEqual([]);
  });
});
