import { mergeConnections } from "../../../compare/phases/connections";
import { connectionSentences } from "../../../compare/report/connection-words";
import { doorDoubt } from "../../../compare/report/door-doubt";
import { usualLabels } from "../../../compare/report/names";

const fresh = [1, 2, 30].flatMap((scale) => [
  { backend: "functions" as const, dns: scale, tcp: 10, tls: 20 * scale, answer: 9 },
  { backend: "containers" as const, dns: 0, tcp: 8 * scale, tls: 0, answer: 9 },
]);
const connections = { ahead: 20, waited: { functions: 0, containers: 3 }, fresh };
const labels = usualLabels;

test("rule 13: a fresh connection's parts are told as medians, beside how many were opened ahead", () => {
  expect(connectionSentences({ connections, labels })).toEqual([
    "A fresh connection takes: functions 52.0 ms (name 2.00 ms, TCP 10.0 ms, TLS 40.0 ms); containers 16.0 ms (no name, TCP 16.0 ms, no TLS) (medians; they are no part of what is compared: 20 were opened to each ahead of the load and kept, and 0 and 3 requests had to open another).",
  ]);
  expect(connectionSentences({ connections: undefined, labels })).toEqual([]);
  const [none] = connectionSentences({ connections: { ...connections, fresh: [] }, labels });
  expect(none).toContain("functions could not be measured");
});

test("rule 13: where the doors differ the verdict says what opening a connection costs", () => {
  const targets = { functions: "https://a.example", containers: "http://b.example" };
  expect(doorDoubt({ targets, labels, connections })[0]).toMatch(
    /^The doors differ: .* in every difference, and opening a connection \(52\.0 ms and 16\.0 ms\) in none, since they were opened ahead\.$/,
  );
  expect(doorDoubt({ targets, labels })[0]).toMatch(/in every difference\.$/);
});

test("runs that are merged keep every measured connection", () => {
  const both = mergeConnections(connections, { ...connections, ahead: 30 });
  expect(both).toMatchObject({ ahead: 30, waited: { functions: 0, containers: 6 } });
  expect(both.fresh).toHaveLength(12);
});
