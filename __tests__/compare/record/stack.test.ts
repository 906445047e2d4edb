import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  countsOf,
  readStack,
  resourcesOf,
  type Stack,
  sideOf,
} from "../../../compare/record/stack";
import { imageIn } from "../../../compare/run/image";
import { limitsOf } from "../../../compare/run/limits";
import { paritySheet } from "../../../compare/run/parity";

const stack: Stack = {
  resource: {
    aws_lambda_function: {
      functions_read: { memory_size: 512, architectures: ["arm64"], runtime: "nodejs22.x" },
      functions_list: { memory_size: 512 },
    },
    aws_ecs_task_definition: {
      containers_task: {
        cpu: "256",
        memory: "512",
        runtime_platform: { cpu_architecture: "X86_64" },
      },
    },
    aws_dynamodb_table: { table: {} },
  },
};

const folder = mkdtempSync(join(tmpdir(), "compare-stack-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the stack is read from where a synth leaves it; without one there is none", async () => {
  expect(await readStack(folder)).toBeUndefined();
  const leave = (name: string, text: object) => {
    mkdirSync(join(folder, "stacks", name), { recursive: true });
    writeFileSync(join(folder, "stacks", name, "cdk.tf.json"), JSON.stringify(text));
  };
  // Left by a synth of another app: what was written last is what counts.
  leave("an-older-app", { resource: {} });
  leave("app", { ...stack, output: {} });
  const app = { name: "app", synthesizedStackPath: "stacks/app/cdk.tf.json" };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({ version: "1", stacks: { app } }));
  expect(await readStack(folder)).toEqual(stack);
});

test("resources are counted by whom they belong to; the network is there for the containers alone", () => {
  const page = {
    ...stack.resource,
    aws_s3_object: { site_index: {} },
    aws_vpc: { network_vpc: {} },
  };
  expect(countsOf({ resource: page })).toEqual([
    { backend: "functions", type: "aws_lambda_function", count: 2 },
    { backend: "containers", type: "aws_ecs_task_definition", count: 1 },
    { backend: "shared", type: "aws_dynamodb_table", count: 1 },
    { backend: "containers", type: "aws_vpc", count: 1 },
  ]);
  expect(countsOf(undefined)).toEqual([]);
  expect(resourcesOf(stack)[0]).toMatchObject({
    type: "aws_lambda_function",
    id: "functions_read",
    address: "aws_lambda_function.functions_read",
  });
});

test.each([
  ["functions_api", "functions"],
  ["containers_service", "containers"],
  ["network_vpc", "containers"],
  ["table", "shared"],
  ["functionsX_api", "shared"],
])("%s belongs to %s", (id, side) => {
  expect(sideOf(id)).toBe(side);
});

const sheet = async (functions: string, containers: string, of: Stack | undefined) => {
  const rows = await paritySheet({
    targets: { functions, containers },
    stack: of,
    project: folder,
    builds: folder,
    usual: true,
    limits: "not limited",
    lets: limitsOf(of),
    roundTrips: { functions: 1.5, containers: 0.9 },
  });
  return new Map(rows.map((row) => [row.what, [row.functions, row.containers]]));
};

test("rule 15: the parity sheet holds all that may differ, and names the containers' Node", async () => {
  const rows = await paritySheet({
    targets: {
      functions: "https://abc.execute-api.eu-west-1.amazonaws.com",
      containers: "http://b.eu-west-1.elb.amazonaws.com",
    },
    stack,
    project: join(__dirname, "../../.."),
    builds: folder,
    usual: true,
    limits: "",
    lets: {
      ...{ throttleRate: 50, throttleBurst: 100, leastTasks: 1, mostTasks: 2 },
      ...{ tableReads: 100, accountConcurrency: 1000 },
    },
    roundTrips: { functions: 1.5, containers: 0.9 },
  });
  const told = rows.map(({ what }) => what);
  for (const what of [
    ...["Memory, MiB", "vCPU", "Architecture", "Node", "Connections", "TLS", "Region"],
    ...["One round trip, TCP", "Throttle", "Instances, least and most"],
    ...["The table's most units a second", "Load generator", "Commit of this checkout"],
  ]) {
    expect(told).toContain(what);
  }
  const of = (what: string) => rows.find((row) => row.what === what);
  expect(of("Node")?.containers).toMatch(/^22\.x, of gcr\.io\/distroless\/nodejs22/);
  expect(of("Instances, least and most")).toMatchObject({
    functions: "0, 1000",
    containers: "1, 2",
  });
  expect(of("The table's most units a second")?.functions).toBe("read 100, write no limit");
});

test("an image from elsewhere is named by its address", async () => {
  const definitions = JSON.stringify([{ image: "example.com/app:3", name: "app" }]);
  const elsewhere: Stack = {
    resource: { aws_ecs_task_definition: { task: { container_definitions: definitions } } },
  };
  expect(await imageIn(folder, elsewhere)).toBe("that of the image example.com/app:3");
  expect(await imageIn(folder, undefined)).toBe("not known: there is no docker/Dockerfile here");
});

test("the parity sheet of a deploy says what the stack gives, and where it runs", async () => {
  const rows = await sheet(
    "https://abc.execute-api.eu-west-1.amazonaws.com",
    "http://b.eu-west-1.elb.amazonaws.com",
    stack,
  );
  expect(rows.get("Memory, MiB")).toEqual(["512", "512"]);
  expect(rows.get("TLS")).toEqual(["yes", "no"]);
  expect(rows.get("Region")).toEqual(["eu-west-1", "eu-west-1"]);
  expect(rows.get("Node")?.[0]).toBe("nodejs22.x");
  expect(rows.get("An answer in parts")?.[0]).toBe("held back until it is whole");
});

test("what is not known is said to be unknown", async () => {
  const rows = await sheet("https://f.example", "https://c.example", undefined);
  expect(rows.get("Memory, MiB")?.[0]).toMatch(/^not known/);
  expect(rows.get("Region")).toEqual(["not in the address", "not in the address"]);
  expect(rows.get("Code")).toEqual(["not built here", "not built here"]);
});

test("a run on this machine names the machine", async () => {
  const rows = await sheet("http://127.0.0.1:3001", "http://127.0.0.1:3002", stack);
  expect(rows.get("Memory")).toEqual(["not limited", "not limited"]);
  expect(rows.get("Region")).toEqual(["this machine", "this machine"]);
  expect(rows.get("Node")).toEqual([process.versions.node, process.versions.node]);
});
