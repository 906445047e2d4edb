import type { Client } from "../../../../compare/load/client";
import type { RanSegment } from "../../../../compare/phases/steady";
import { seeded } from "../../../../compare/stats/random";
import { measure, secondsOf } from "../../../../html/src/views/compare/measure";
import { nextRead } from "../../../../html/src/views/compare/reads";
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

test("it only reads: a list for three posts, and lists alone where there are no posts", () => {
  const random = seeded(1);
  const requests = Array.from({ length: 4000 }, () => nextRead(random, ["a", "b/c"]));
  expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(["GET"]));
  expect(new Set(requests.map(({ path }) => path))).toEqual(
    new Set(["/blog", "/blog/a", "/blog/b%2Fc"]),
  );
  const lists = requests.filter(({ route }) => route === "listPosts").length;
  expect(lists).toBeGreaterThan(900);
  expect(lists).toBeLessThan(1100);
  expect(nextRead(random, []).route).toBe("listPosts");
});

test("both are warmed up, then met in as many blocks, until it is stopped", async () => {
  const client: Client = {
    url: "",
    send: async () => ({ status: 200, bytes: 1, server: {} }),
    close: async () => {},
  };
  const stopping = new AbortController();
  const phases: string[] = [];
  const steady: RanSegment[] = [];
  await measure({
    clients: { functions: client, containers: client },
    ids: [],
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
