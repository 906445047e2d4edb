import { serverOf } from "../../../compare/load/headers";
import { type Sample, temperatureOf } from "../../../compare/load/sample";

const headers = (values: Record<string, string>) => (name: string) => values[name];

test("the headers of an answer say who gave it and where the time went", () => {
  expect(
    serverOf(
      headers({
        "x-backend": "functions",
        "x-instance-id": "ab12",
        "x-instance-seq": "1",
        "x-init-ms": "143",
        "server-timing": 'app;dur=1.2, db;desc="DynamoDB";dur=3.4',
      }),
    ),
  ).toEqual({
    backend: "functions",
    instance: "ab12",
    sequence: 1,
    initMs: 143,
    appMs: 1.2,
    databaseMs: 3.4,
  });
});

test("what an answer does not say is left out", () => {
  expect(serverOf(headers({ "x-instance-seq": "", "server-timing": "cdn" }))).toEqual({});
});

const sample = (change: Partial<Sample>): Sample => ({
  route: "read",
  intendedMs: 0,
  lagMs: 0,
  serviceMs: 20,
  status: 200,
  expected: true,
  bytes: 10,
  server: { sequence: 7, initMs: 150 },
  ...change,
});

test.each<[string, Partial<Sample>]>([
  ["warm", {}],
  ["cold", { serviceMs: 180, server: { sequence: 1, initMs: 150 } }],
  ["started ahead", { serviceMs: 20, server: { sequence: 1, initMs: 150 } }],
  ["cold", { serviceMs: 180, server: { sequence: 1, initMs: 650, readyAgeMs: 3 } }],
  ["started ahead", { serviceMs: 400, server: { sequence: 1, initMs: 150, readyAgeMs: 9000 } }],
  // Ready before it was sent, by a hair or not.
  ["started ahead", { serviceMs: 200, server: { sequence: 1, initMs: 650, readyAgeMs: 210 } }],
  ["cold", { serviceMs: 200, server: { sequence: 1, initMs: 650, readyAgeMs: 190 } }],
  ["unknown", { server: {} }],
  ["unknown", { server: { instance: "a" } }],
  ["error", { status: 503, expected: false }],
  ["error", { status: 0, expected: false, server: {} }],
  ["warm", { status: 404, expected: true }],
])(
  "rule 9: a request is %s, by what the instance says and not by the distance",
  (expected, change) => {
    expect(temperatureOf(sample(change))).toBe(expected);
  },
);
