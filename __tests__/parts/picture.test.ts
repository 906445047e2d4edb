import { readFileSync } from "node:fs";
import { join } from "node:path";
import { architectureOf } from "../../parts/architecture";
import { partsOf } from "../../parts/parts";
import { drawPicture } from "../../parts/picture";
import { referencesOf } from "../../parts/references";
import type { ManifestInput } from "../../runtime/app";
import { manifestOf } from "../modules/manifest-of";
import { ref } from "../modules/synthesize";
import { wholeStack } from "../modules/whole-stack";

const draw = (env: Record<string, string> = {}, app?: ManifestInput) => {
  const stack = wholeStack(env, { manifest: manifestOf(app) });
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
  const onPosts = (...actions: string[]) => [{ table: "posts", actions }];

  test("is the same from wherever the containers are reached", () => {
    const demo = architectureOf(wholeStack());
    for (const INGRESS of ["both", "private"]) {
      expect(architectureOf(wholeStack({ INGRESS }))).toEqual(demo);
    }
  });

  test("the demo", () => {
    expect(architectureOf(wholeStack())).toEqual({
      prefixes: { functions: "/functions/*", containers: "/containers/*" },
      functions: [
        { name: "createPost", routes: ["POST /blog"], rights: onPosts("PutItem", "GetItem") },
        {
          name: "deletePost",
          routes: ["DELETE /blog/{id}"],
          rights: onPosts("GetItem", "DeleteItem"),
        },
        {
          name: "getPost",
          routes: ["HEAD /blog/{id}", "GET /blog/{id}"],
          rights: onPosts("GetItem"),
        },
        { name: "listPosts", routes: ["HEAD /blog", "GET /blog"], rights: onPosts("Query") },
      ],
      functionMemory: 512,
      tasks: {
        name: "service",
        routes: expect.arrayContaining(["GET /blog", "POST /blog"]),
        rights: onPosts("Query", "PutItem", "GetItem", "DeleteItem"),
        fewest: 1,
        most: 2,
        vcpu: 0.25,
        memory: 512,
      },
      tables: [{ name: "posts", key: ["id"], indexes: ["feed"] }],
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
    const without = { resource: { ...stack.resource, aws_lb: {} } };
    expect(() => architectureOf(without)).toThrow("The picture shows one aws_lb; the stack has 0.");
  });
});

test("the picture has a box for each function, with its routes and rights", () => {
  const picture = draw();
  for (const text of ["getPost", "GET, HEAD /blog/{id}", "GetItem", "/functions/*", "index feed"]) {
    expect(picture).toContain(`>${text}<`);
  }
});

describe("another app", () => {
  const key = { name: "id", type: "S" } as const;
  const sorted = { partitionKey: key, sortKey: { name: "at", type: "N" } } as const;
  const all = "every table and a long list of what may be done to it";
  const count = (picture: string, text: string) => picture.split(text).length - 1;

  test("has a box for each table, and an arrow from whoever may reach it", () => {
    const picture = draw(
      {},
      {
        tables: { orders: { ...sorted, indexes: { byDay: sorted } }, customers: sorted },
        routes: [
          { name: "place", method: "PUT", path: "/o/{id}", uses: { orders: ["putItem"] } },
          { name: "rest", method: "ANY", path: "$default", uses: {} },
        ],
      },
    );
    for (const text of ["orders", "customers", "key id, at", "index byDay", "orders: PutItem"]) {
      expect(picture).toContain(`>${text}<`);
    }
    expect(picture).toContain(">every other path<");
    expect(picture).toContain("containers, on 2 tables");
    // To the page, its three ways on, two functions, the service; and two of these to the orders.
    expect(count(picture, 'class="arrow"')).toBe(9);
  });

  test("without tables has none, and one way in", () => {
    const picture = draw({}, {});
    expect(picture).toContain(">every path<");
    expect(picture).not.toContain("DynamoDB");
    expect(picture).toContain('aria-label="One app behind two doors: functions and containers"');
  });

  test("may have more to say than a line holds", () => {
    const path = `/${all.replaceAll(" ", "/")}`;
    const picture = draw(
      {},
      { tables: { t1: sorted }, routes: [{ name: "r1", method: "ANY", path }] },
    );
    const lines = [...picture.matchAll(/class="note"[^>]*>([^<]*)</g)].map(([, line = ""]) => line);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(36);
    expect(picture).toContain("PartiQLDelete");
    expect(picture).toContain("/every/table/and/a/long/list/");
  });
});

test("architecture.svg is up to date (npm run parts writes it)", () => {
  const file = join(__dirname, "../../parts/architecture.svg");
  expect(readFileSync(file, "utf8")).toBe(draw());
});
