import type { Answer } from "../../../compare/load/client";
import type { PlannedRequest } from "../../../compare/load/request";
import { type Traffic, trafficOf } from "../../../compare/load/scenario";
import { seeded } from "../../../compare/stats/random";
import type { Scenario, ScenarioRequest } from "../../../runtime/app/scenario";
import { notesScenario } from "../../support/fake-apps";

const traffic = (scenario: Scenario, variables: Record<string, string> = {}): Traffic =>
  trafficOf(scenario, { random: seeded(2), variables, run: "run" });

const answer = (
  status: number,
  body: unknown = {},
  headers: Record<string, string> = {},
): Answer => ({
  status,
  header: (name) => headers[name],
  body: new TextEncoder().encode(JSON.stringify(body)),
  server: {},
});

/** Plans a request that can be planned. */
function planned(of: Traffic, request: ScenarioRequest): PlannedRequest {
  const found = of.plan(request);
  if (found === undefined) throw new Error(`${request.name} cannot be planned`);
  return found;
}

const make: ScenarioRequest = {
  name: "make",
  method: "POST",
  path: "/things/{unique}",
  body: { id: "{unique}" },
  save: { things: "unique" },
};
const look: ScenarioRequest = { name: "look", path: "/things/{things}?again={things}" };
const take: ScenarioRequest = { name: "take", method: "DELETE", path: "/things/{things!}" };
const things = (): Traffic => traffic({ setup: [make], requests: [look, take], teardown: [take] });

test("a request without more is a GET with nothing but its path", () => {
  const list = { name: "list", path: "/things" };
  expect(traffic({ requests: [list] }).next()).toEqual({
    route: "list",
    method: "GET",
    path: "/things",
    headers: {},
    body: undefined,
    expect: undefined,
  });
});

test("a unique value is one throughout a request, and another in the next", () => {
  const of = things();
  const [first, second] = [planned(of, make), planned(of, make)];
  expect(first).toMatchObject({
    path: "/things/run-1",
    body: '{"id":"run-1"}',
    headers: { "content-type": "application/json" },
  });
  expect(second.path).toBe("/things/run-2");
});

test("a pool is filled by the good answer alone; a value that is drawn stays, one that is taken is gone", () => {
  const of = things();
  const first = planned(of, make);
  expect(of.plan(look)).toBeUndefined();
  of.answered(first, answer(500));
  expect(of.plan(look)).toBeUndefined();
  of.answered(planned(of, make), answer(201));
  expect(planned(of, look).path).toBe("/things/run-2?again=run-2");
  const taken = planned(of, take);
  expect(taken.path).toBe("/things/run-2");
  expect(of.plan(take)).toBeUndefined();
  of.answered(taken, answer(200));
  expect(of.left(take)).toEqual(["run-1"]);
});

test("a pool gives the oldest first", () => {
  const of = things();
  for (const each of [planned(of, make), planned(of, make)]) of.answered(each, answer(201));
  expect([planned(of, take).path, planned(of, take).path]).toEqual([
    "/things/run-1",
    "/things/run-2",
  ]);
});

test("the end of a run is given all that may exist: unanswered, refused, taken in vain", () => {
  const of = things();
  planned(of, make);
  of.answered(planned(of, make), answer(503));
  of.answered(planned(of, make), answer(201));
  of.answered(planned(of, take), answer(429));
  expect([...of.left(take)].sort()).toEqual(["run-1", "run-2", "run-3"]);
  of.believe(take);
  for (const status of [200, 404, 410]) of.removed(planned(of, take), answer(status));
  expect(of.left(take)).toEqual([]);
  expect(of.plan(take)).toBeUndefined();
});

test("a mix whose pool is empty sends another of its requests, and counts it", () => {
  const list: ScenarioRequest = { name: "list", path: "/things", share: 0.001 };
  const of = traffic({ setup: [make], requests: [{ ...look, share: 1000 }, list] });
  const routes = Array.from({ length: 5 }, () => of.next().route);
  expect(routes).toEqual(["list", "list", "list", "list", "list"]);
  expect(of.replaced()).toBe(5);
  expect(() => things().next()).toThrow("no request of the scenario can be sent");
});

test("the requests of the mix come in their shares", () => {
  const of = traffic({
    requests: [
      { name: "a", path: "/", share: 6 },
      { name: "b", path: "/", share: 3 },
      { name: "c", path: "/" },
    ],
  });
  const drawn = Array.from({ length: 20_000 }, () => of.next().route);
  for (const [name, share] of [
    ["a", 0.6],
    ["b", 0.3],
    ["c", 0.1],
  ] as const) {
    const found = drawn.filter((each) => each === name).length / drawn.length;
    expect(Math.abs(found - share)).toBeLessThan(0.015);
  }
});

test.each<[string, string, Answer, string]>([
  ["a field", "body.id", answer(201, { id: 7 }), "/things/7"],
  ["an element", "body.items.1.id", answer(200, { items: [{}, { id: "b c" }] }), "/things/b%20c"],
  ["a header", "header.etag", answer(200, {}, { etag: '"v1"' }), "/things/%22v1%22"],
])("saved from an answer: %s", (_, source, given, path) => {
  const find: ScenarioRequest = { name: "find", path: "/", save: { things: source } };
  const of = traffic({ requests: [find, look] });
  of.answered(planned(of, find), given);
  expect(planned(of, { name: "look", path: "/things/{things}" }).path).toBe(path);
});

test.each([
  ["/orders/7", "/orders/7"],
  ["orders/7", "/shop/orders/7"],
  ["https://elsewhere.example/orders/7", "/orders/7"],
])("a saved location %s is the path %s", (location, path) => {
  const order: ScenarioRequest = {
    name: "order",
    path: "/shop/new",
    save: { made: "header.location" },
  };
  const of = traffic({ requests: [order] });
  of.answered(planned(of, order), answer(201, {}, { location }));
  expect(planned(of, { name: "look", path: "/{made}" }).path).toBe(path);
});

test("an answer without the value saves nothing, and a value that comes again is kept once", () => {
  const find: ScenarioRequest = { name: "find", path: "/", save: { things: "body.id" } };
  const of = traffic({ requests: [find, take] });
  of.answered(planned(of, find), answer(200, { id: { deep: 1 } }));
  expect(of.plan(take)).toBeUndefined();
  for (const id of ["a", "a"]) of.answered(planned(of, find), answer(200, { id }));
  expect(planned(of, take).path).toBe("/things/a");
  expect(of.plan(take)).toBeUndefined();
});

test("in JSON a value keeps its type where it stands alone, and text is sent as it is", () => {
  const find: ScenarioRequest = { name: "find", path: "/", save: { things: "body.id" } };
  const of = traffic({ requests: [find] });
  of.answered(planned(of, find), answer(200, { id: 7 }));
  const json = { id: "{things}", list: ["no. {things}", 1, null] };
  expect(planned(of, { name: "a", path: "/", method: "PUT", body: json }).body).toBe(
    '{"id":7,"list":["no. 7",1,null]}',
  );
  const text = planned(of, { name: "b", path: "/", method: "PUT", body: '<a id="{things}"/>' });
  expect(text).toMatchObject({ body: '<a id="7"/>', headers: {} });
  const typed = { "Content-Type": "application/merge-patch+json" };
  expect(planned(of, { name: "c", path: "/", headers: typed, body: {} }).headers).toEqual(typed);
});

describe("variables of the environment", () => {
  const [create] = notesScenario.setup;

  test("are put in; a header whose variable is not set is left out", () => {
    const set = traffic(notesScenario, { NOTES_KEY: "secret" });
    expect(planned(set, create).headers).toMatchObject({ authorization: "Bearer secret" });
    for (const variables of [{}, { NOTES_KEY: "" }] as Record<string, string>[]) {
      expect(planned(traffic(notesScenario, variables), create).headers).not.toHaveProperty(
        "authorization",
      );
    }
  });

  test("in a path or a body they must be set: all that are not are named", () => {
    const of = (name: string): string => ["$", "{", name, "}"].join("");
    const requests = [{ name: "list", path: `/${of("TENANT")}/things`, body: { as: of("USER") } }];
    const problems = [`path needs ${of("TENANT")}`, `body needs ${of("USER")}`].map(
      (what) => `list: its ${what}, which is not set in the environment`,
    );
    expect(() => traffic({ requests }, { USER: "" })).toThrow(problems.join("\n"));
    const set = traffic({ requests }, { TENANT: "a/b", USER: "ann" });
    expect(set.next()).toMatchObject({ path: "/a%2Fb/things", body: '{"as":"ann"}' });
  });
});

test("a pool that nothing fills is named before anything is sent", () => {
  expect(() => traffic({ requests: [look], teardown: [take] })).toThrow(
    'look: it needs the pool "things", which nothing fills',
  );
});
