import { planOf } from "../../check/plan/plan";
import { parseManifest } from "../../runtime/app";
import type { Scenario } from "../../runtime/app/scenario";
import { answered } from "./answered";

const manifest = parseManifest(
  {
    routes: [
      { name: "one", method: "GET", path: "/notes/{id}" },
      { name: "only", method: "GET", path: "/only/{rest+}" },
      { name: "rest", method: "ANY", path: "$default" },
    ],
  },
  "notes",
);
const routes = [
  { method: "DELETE", path: "/notes/:id" },
  { method: "POST", path: "/notes" },
  { method: "GET", path: "/notes/:id" },
  { method: "ANY", path: "/any" },
  { method: "GET", path: "/^\\/old/", pattern: true },
];
const scenario: Scenario = {
  setup: [
    { name: "make", method: "POST", path: "/notes", body: {}, save: { id: "body.id" }, times: 9 },
  ],
  requests: [{ name: "read", path: "/notes/{id}" }],
};
const planned = (more: object = {}) =>
  planOf({ scenario: { requests: [] }, manifest, routes, env: {}, readsOnly: false, ...more });
const namesOf = ({ probes }: ReturnType<typeof planned>) => probes.map(({ name }) => name);

test("each route is asked once, reads first, then what makes, what removes at last", () => {
  expect(namesOf(planned())).toEqual([
    "GET /notes/:id",
    "GET /any",
    "GET /only/{rest+}",
    "POST /notes",
    "DELETE /notes/:id",
  ]);
});

test("what the scenario asks for is not asked again, and its setup is short", () => {
  const plan = planned({ scenario });
  expect(namesOf(plan)).toEqual([
    "read",
    "GET /any",
    "GET /only/{rest+}",
    "POST /notes",
    "DELETE /notes/:id",
  ]);
  expect(plan.setup).toHaveLength(3);
  expect(plan.probes[0]?.next()).toBeUndefined();
});

test("with reads alone, what is left out is told", () => {
  const plan = planned({ scenario, readsOnly: true });
  expect(plan.setup).toEqual([]);
  expect(plan.probes.every(({ reads }) => reads)).toBe(true);
  expect(plan.untried.map(({ what }) => what)).toEqual([
    "GET /^\\/old/",
    "DELETE /notes/:id",
    "POST /notes",
  ]);
});

test.each([
  ["an id", answered(201, '{"id":"a b"}'), "/notes/a%20b"],
  ["an id that is a number", answered(201, '{"id":7}'), "/notes/7"],
  ["an id within", answered(200, '{"note":{"id":"n"}}'), "/notes/n"],
  ["its Location", answered(201, "", [["location", "/notes/l?a"]]), "/notes/l"],
  ["nothing that it says", answered(201, "[]"), "/notes/1"],
  ["a refusal", answered(400, '{"id":"x"}'), "/notes/1"],
])("a path asks for what was made, by %s", (_name, answer, path) => {
  const { probes } = planned();
  const [make] = probes.filter(({ method }) => method === "POST");
  const request = make?.next();
  if (make === undefined || request === undefined) throw new Error("nothing makes a note");
  expect(JSON.parse(String(request.body))).toMatchObject({ id: expect.any(String), value: 1 });
  make.answered(request, answer);
  expect(probes.find(({ name }) => name === "DELETE /notes/:id")?.next()?.path).toBe(path);
});

test("a body that nobody described is another each time", () => {
  const make = planned().probes.find(({ method }) => method === "POST");
  expect(make?.next()?.body).not.toBe(make?.next()?.body);
});
