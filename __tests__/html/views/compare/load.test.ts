import { type Client, noAnswer } from "../../../../compare/load/client";
import { trafficOf } from "../../../../compare/load/scenario";
import type { RanSegment } from "../../../../compare/phases/steady";
import { seeded } from "../../../../compare/stats/random";
import { measure, secondsOf } from "../../../../html/src/views/compare/measure";
import { readsOf } from "../../../../html/src/views/compare/reads";
import { paramsOf, wantedBy } from "../../../../html/src/views/compare/wanted";

const door = { name: "functions", title: "", address: "http://127.0.0.1:3001", description: "" };
const backends = {
  all: [
    { ...door, name: "functions" as const },
    { ...door, name: "containers" as const, address: "http://127.0.0.1:3002" },
  ],
};

test("what is asked for is kept in the address as far as it is not usual", () => {
  const usual = wantedBy(new URLSearchParams(), backends);
  expect(usual).toEqual({
    functions: "http://127.0.0.1:3001",
    containers: "http://127.0.0.1:3002",
    rate: 20,
    blocks: 40,
  });
  expect(paramsOf(usual, backends).toString()).toBe("");
  const other = { ...usual, functions: "https://x.example", rate: 5 };
  expect(wantedBy(paramsOf(other, backends), backends)).toEqual(other);
  expect(wantedBy(new URLSearchParams("rate=1e9&blocks=x"), backends)).toEqual(usual);
});

test("it sends the reads of the scenario, and of those what other reads give the values for", () => {
  const list = { name: "list", path: "/orders", save: { order: "body.0.id" } };
  const one = { name: "one", path: "/orders/{order}" };
  const { requests } = readsOf([
    { name: "ofMade", path: "/orders/{made}" },
    one,
    { name: "place", method: "POST", path: "/orders", save: { made: "body.id" } },
    { name: "take", path: "/orders/{order!}" },
    { name: "mine", path: "/me", headers: { authorization: `Bearer $\{KEY}` } },
    list,
  ]);
  expect(requests).toEqual([list, one]);
});

test("without a read that can be sent it asks for the root", () => {
  const write = { name: "place", method: "POST", path: "/orders" };
  expect(readsOf([write])).toEqual({ requests: [{ name: "root", path: "/" }] });
});

test("both are warmed up, then met in as many blocks, until it is stopped", async () => {
  const client: Client = {
    url: "",
    send: async () => ({ ...noAnswer(""), status: 200 }),
    close: async () => {},
  };
  const stopping = new AbortController();
  const phases: string[] = [];
  const steady: RanSegment[] = [];
  await measure({
    clients: { functions: client, containers: client },
    traffic: trafficOf(readsOf([]), { random: seeded(1), variables: {}, run: "page" }),
    settings: { seed: 1, rate: 40, blocks: 40 },
    signal: stopping.signal,
    onSegment: (segment, phase) => {
      phases.push(phase);
      if (phase === "steady") steady.push(segment);
      if (steady.length === 4) stopping.abort();
    },
  });
  expect(phases).toEqual(["warm-up", "warm-up", "steady", "steady", "steady", "steady"]);
  expect(steady.filter(({ backend }) => backend === "functions")).toHaveLength(2);
  expect(steady.flatMap(({ samples }) => samples).length).toBeGreaterThan(20);
  expect(secondsOf({ blocks: 40 })).toBe(48);
});
