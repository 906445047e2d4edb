import {
  type Deployment,
  DescribeServicesCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import {
  DeleteFunctionCommand,
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { freshInstances, type LambdaCalls } from "../../../compare/placements/fresh-instances";
import { inPlacements, type Placing } from "../../../compare/placements/in-placements";
import { placesOf } from "../../../compare/placements/places";
import type { Report } from "../../../compare/record/schema";
import { findingsOf } from "../../../compare/report/findings";
import { madeReport } from "../../support/reports";

/** An account with one function and one service, as far as placements see it. */
function account({ failing = false, denied = "" } = {}) {
  const calls: string[] = [];
  const functionIs = { Description: "Reads", alias: "3", versions: ["3"], updating: 0 };
  let deployments: Deployment[] = [{ id: "d1", status: "PRIMARY", rolloutState: "COMPLETED" }];
  let draining = 0;
  const send = async (command: object): Promise<unknown> => {
    const name = command.constructor.name.replace("Command", "");
    if (!name.startsWith("Get") && !name.startsWith("Describe")) calls.push(name);
    if (name === denied) throw Object.assign(new Error("no"), { name: "AccessDeniedException" });
    if (command instanceof GetFunctionConfigurationCommand) {
      functionIs.updating -= 1;
      const busy = functionIs.updating >= 0;
      const LastUpdateStatus = busy ? "InProgress" : "Successful";
      return { Description: functionIs.Description, State: "Active", LastUpdateStatus };
    }
    if (command instanceof UpdateFunctionConfigurationCommand) {
      functionIs.Description = command.input.Description ?? "";
      functionIs.updating = 1;
      return {};
    }
    if (command instanceof GetAliasCommand) return { FunctionVersion: functionIs.alias };
    if (command instanceof PublishVersionCommand) {
      // One of a function that is still being updated would have instances of before.
      if (functionIs.updating >= 0) throw new Error("published too early");
      const Version = String(Number(functionIs.versions.at(-1)) + 1);
      functionIs.versions.push(Version);
      return { Version };
    }
    if (command instanceof UpdateAliasCommand) {
      functionIs.alias = command.input.FunctionVersion ?? "";
      return {};
    }
    if (command instanceof DeleteFunctionCommand) {
      functionIs.versions = functionIs.versions.filter((each) => each !== command.input.Qualifier);
      return {};
    }
    if (command instanceof UpdateServiceCommand) {
      if (!command.input.forceNewDeployment) throw new Error("the same tasks would run on");
      const id = `d${calls.length}`;
      const rolloutState = failing ? "FAILED" : "IN_PROGRESS";
      deployments = [
        { id, status: "PRIMARY", rolloutState },
        { id: "old", status: "ACTIVE" },
      ];
      draining = 2;
      return { service: { deployments } };
    }
    if (!(command instanceof DescribeServicesCommand)) throw new Error(`not asked for: ${name}`);
    draining -= 1;
    if (draining <= 0 && !failing) {
      deployments = deployments.slice(0, 1).map((each) => ({ ...each, rolloutState: "COMPLETED" }));
    }
    return { services: [{ deployments, runningCount: 1, desiredCount: 1 }] };
  };
  const aws = { send } as unknown as Placing["lambda"] & Placing["ecs"];
  return { aws, calls, functionIs, draining: () => draining };
}

const told: string[] = [];
const placing = (aws: Placing["lambda"] & Placing["ecs"], signal?: AbortSignal): Placing => ({
  count: 3,
  places: { functions: ["app-read"], alias: "live", cluster: "app", service: "app" },
  lambda: aws,
  ecs: aws,
  waiting: { pause: async () => {}, signal: signal ?? new AbortController().signal },
  tell: (line) => told.push(line),
});

const measured = (round: number): Report => ({
  ...madeReport({ seed: 1 + round, rates: [20] }),
  ids: [`run ${round}`],
});

test("each placement meets new tasks and a version of its own; at the end all is as it was", async () => {
  const { aws, functionIs, calls, draining } = account();
  const met: string[] = [];
  const report = await inPlacements(placing(aws), async (round) => {
    expect(draining()).toBeLessThanOrEqual(0);
    met.push(functionIs.alias);
    return measured(round);
  });
  expect(met).toEqual(["4", "5", "6"]);
  expect(calls.filter((each) => each === "UpdateService")).toHaveLength(3);
  expect(functionIs).toMatchObject({ alias: "3", Description: "Reads", versions: ["3"] });
  expect(report).toMatchObject({ placements: 3, runs: 3 });
  expect(new Set(report.steady?.blocks.map(({ placement }) => placement))).toEqual(
    new Set([0, 1, 2]),
  );
  expect(findingsOf(report).verdict.about).toBe("placements");
});

test("a run that fails or is stopped leaves nothing changed", async () => {
  const { aws, functionIs } = account();
  const stop = new AbortController();
  const run = inPlacements(placing(aws, stop.signal), async () => {
    stop.abort();
    throw new Error("stopped");
  });
  await expect(run).rejects.toThrow("stopped");
  expect(functionIs).toMatchObject({ alias: "3", Description: "Reads", versions: ["3"] });
});

test("stopped while tasks are waited for, it does not wait on", async () => {
  const { aws, functionIs } = account();
  const stop = new AbortController();
  stop.abort();
  const run = inPlacements(placing(aws, stop.signal), async () => measured(0));
  await expect(run).rejects.toThrow("stopped: nothing is reported of a run that was cut off");
  expect(functionIs).toMatchObject({ alias: "3", Description: "Reads", versions: ["3"] });
});

test("missing rights are said before anything is measured, with those that are needed", async () => {
  for (const denied of ["UpdateFunctionConfiguration", "PublishVersion", "UpdateService"]) {
    const { aws } = account({ denied });
    let ran = 0;
    const run = inPlacements(placing(aws), async (round) => {
      ran += 1;
      return measured(round);
    });
    await expect(run).rejects.toThrow(
      /^--placements: what is deployed could not be changed \(AccessDeniedException: no\); it needs credentials with the rights lambda:.*ecs:DescribeServices$/,
    );
    expect(ran).toBe(0);
  }
});

test("tasks that do not become healthy end it, and the functions are put back", async () => {
  const { aws, functionIs } = account({ failing: true });
  await expect(inPlacements(placing(aws), async () => measured(0))).rejects.toThrow(
    "--placements: the new tasks of app did not become healthy; the old ones run on",
  );
  expect(functionIs.alias).toBe("3");
});

test("what cannot be put back is said, with what does it", async () => {
  const { aws } = account({ denied: "DeleteFunction" });
  told.length = 0;
  await inPlacements({ ...placing(aws), count: 2 }, async (round) => measured(round));
  expect(told.at(-1)).toBe(
    "The functions could not be put back as they were (app-read: no): npm run deploy does it",
  );
});

test("one function that cannot be put back does not keep the others from it", async () => {
  const put: string[] = [];
  const lambda = {
    send: async ({ constructor: { name }, input }: { input: Record<string, string> } & object) => {
      if (name === "GetFunctionConfigurationCommand") return { Description: "as it was" };
      if (input.Description === "as it was") {
        if (input.FunctionName === "a") throw new Error("denied");
        put.push(String(input.FunctionName));
      }
      return {};
    },
  } as unknown as LambdaCalls;
  const waiting = { pause: async () => {}, signal: new AbortController().signal };
  const instances = freshInstances(lambda, { functions: ["a", "b"], alias: undefined }, waiting);
  await instances.renew(1);
  await expect(instances.restore()).rejects.toThrow("a: denied");
  expect(put).toEqual(["b"]);
});

const resource = {
  aws_lambda_function: { functions_read: { function_name: "app-read" } },
  aws_lambda_alias: { functions_read_live: { name: "live" } },
  aws_ecs_service: { containers_service: { name: "app" } },
};

test("what is deployed anew is what the stack names, its cluster or one that others made", () => {
  const own = { ...resource, aws_ecs_cluster: { containers_cluster: { name: "mine" } } };
  expect(placesOf({ resource: own })).toEqual({
    functions: ["app-read"],
    alias: "live",
    cluster: "mine",
    service: "app",
  });
  const data = { aws_ecs_cluster: { containers_cluster: { cluster_name: "theirs" } } };
  expect(placesOf({ resource, data }).cluster).toBe("theirs");
  expect(() => placesOf({ resource })).toThrow("does not name functions, a cluster and a service");
  expect(() => placesOf(undefined)).toThrow("there is no synthesized stack here");
});
