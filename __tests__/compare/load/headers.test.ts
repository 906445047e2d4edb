import { serverOf } from "../../../compare/load/headers";

const answered = (headers: Record<string, string>) => serverOf((name) => headers[name]);

test("the app's headers say who answered and where the time went", () => {
  const headers = {
    "x-backend": "functions",
    "x-instance-id": "a1b2",
    "x-instance-seq": "1",
    "x-init-ms": "142",
    "server-timing": "app;dur=1.5, db;dur=3",
  };
  expect(answered(headers)).toEqual({
    backend: "functions",
    instance: "a1b2",
    sequence: 1,
    initMs: 142,
    appMs: 1.5,
    databaseMs: 3,
  });
});

test("an answer that a gateway made says nothing, and nothing is made up", () => {
  expect(answered({ "content-type": "application/json" })).toEqual({});
  expect(answered({ "x-instance-seq": "many", "x-init-ms": "" })).toEqual({});
});

test("Server-Timing may hold descriptions, other metrics and no duration", () => {
  const timing = 'miss, db;desc="get item";dur=2.25, app;dur=x, cdn;dur=7';
  expect(answered({ "server-timing": timing })).toEqual({ databaseMs: 2.25 });
});
