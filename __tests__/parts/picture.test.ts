import { readFileSync } from "node:fs";
import { join } from "node:path";
import { architectureOf } from "../../parts/architecture";
import { partsOf } from "../../parts/parts";
import { drawPicture } from "../../parts/picture";
import { referencesOf } from "../../parts/references";
import { ref } from "../modules/synthesize";
import { wholeStack } from "../modules/whole-stack";

const draw = (env: Record<string, string> = {}) => {
  const stack = wholeStack(env);
  return drawPicture(architectureOf(stack), partsOf(stack));
};

describe("references", () => {
  const file = {
    resource: {
      aws_a: { first: { name: ref("aws_b.second.arn") } },
      aws_b: { second: { depends_on: ["aws_c.third"] } },
      aws_c: {
        third: { of: ref("aws_a.first.id"), unknown: `${ref("aws_z.none.id")} text.plain` },
      },
    },
  };

  test("are followed to their end, once around a circle", () => {
    expect([...referencesOf(file).reach("aws_a.first")].sort()).toEqual([
      "aws_a.first",
      "aws_b.second",
      "aws_c.third",
    ]);
  });
});

describe("what the picture shows is read from the stack", () => {
  test("the demo", () => {
    expect(architectureOf(wholeStack())).toEqual({
      prefixes: { functions: "/functions/*", containers: "/containers/*" },
      functions: [
        { name: "createPost", routes: ["POST /blog"], rights: ["PutItem", "GetItem"] },
        { name: "deletePost", routes: ["DELETE /blog/{id}"], rights: ["DeleteItem"] },
        { name: "getPost", routes: ["HEAD /blog/{id}", "GET /blog/{id}"], rights: ["GetItem"] },
        { name: "listPosts", routes: ["HEAD /blog", "GET /blog"], rights: ["Query"] },
      ],
      functionMemory: 512,
      tasks: {
        name: "service",
        routes: expect.arrayContaining(["GET /blog", "POST /blog"]),
        rights: ["Query", "PutItem", "GetItem", "DeleteItem"],
        fewest: 1,
        most: 2,
        vcpu: 0.25,
        memory: 512,
      },
      table: { key: "id", indexes: ["feed"] },
    });
  });

  test("other sizes, and one function for all", () => {
    const env = {
      FUNCTIONS: "single",
      MAX_TASKS: "8",
      CONTAINER_CPU: "1024",
      CONTAINER_MEMORY: "2048",
    };
    const picture = draw(env);
    expect(picture).toContain(">Fargate service, 1 to 8 tasks<");
    expect(picture).toContain(">1 vCPU, 2048 MiB<");
    expect(picture).not.toContain(">getPost<");
  });

  test("a stack that does not hang together is no picture", () => {
    const stack = wholeStack();
    const loose = {
      resource: { ...stack.resource, aws_lb_listener: {}, aws_lb_target_group: {} },
    };
    expect(() => architectureOf(loose)).toThrow(
      "Nothing leads from aws_ecs_service.containers_service to aws_lb.containers_load_balancer.",
    );
    const without = { resource: { ...stack.resource, aws_dynamodb_table: {} } };
    expect(() => architectureOf(without)).toThrow(
      "The picture shows one aws_dynamodb_table; the stack has 0.",
    );
  });
});

test("the picture has a box for each function, with its routes and rights", () => {
  const picture = draw();
  for (const text of ["getPost", "GET, HEAD /blog/{id}", "GetItem", "/functions/*", "index feed"]) {
    expect(picture).toContain(`>${text}<`);
  }
});

test("architecture.svg is up to date (npm run parts writes it)", () => {
  const file = join(__dirname, "../../parts/architecture.svg");
  expect(readFileSync(file, "utf8")).toBe(draw());
});
