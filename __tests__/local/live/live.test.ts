import { Live, type LiveEvent } from "../../../local/live/live";

const idle = { id: "c1", state: "idle", inFlight: 0 } as const;
// Time passes when a test says so: a busy machine would tell what comes soon in more than one event.
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());
const settle = (ms = 80) => jest.advanceTimersByTime(ms);

function heard(live: Live) {
  const events: LiveEvent[] = [];
  const leave = live.listen((event) => events.push(event));
  return { events, leave };
}

test("a listener hears at once how it is, then each change", () => {
  const live = new Live();
  live.sources.containers = () => [idle];
  const { events } = heard(live);
  expect(events).toMatchObject([{ kind: "instances", functions: [], containers: [idle] }]);
  live.sources.containers = () => [{ ...idle, state: "busy", inFlight: 1 }];
  live.changed();
  settle();
  expect(events[1]).toMatchObject({ containers: [{ state: "busy", inFlight: 1 }] });
});

test("many changes at once are told in two: how it was at the first, and how it ended", () => {
  const live = new Live();
  const { events } = heard(live);
  let inFlight = 0;
  live.sources.containers = () => [{ id: "c1", state: "busy", inFlight }];
  for (inFlight = 1; inFlight < 500; inFlight++) live.changed();
  settle(5);
  live.changed();
  settle();
  expect(events).toHaveLength(3);
  expect(events[2]).toMatchObject({ containers: [{ inFlight: 500 }] });
});

test("what happened is told in words, with whom it was about", () => {
  const live = new Live();
  const { events } = heard(live);
  live.happened("functions", "getThing: cold start, 122 ms", "f1");
  live.happened("functions", "getThing: all 10 instances are busy");
  const about = { kind: "happened", door: "functions", at: expect.any(Number) };
  expect(events.slice(1)).toEqual([
    { ...about, text: "getThing: cold start, 122 ms", instance: "f1" },
    { ...about, text: "getThing: all 10 instances are busy" },
  ]);
});

test("who has left hears nothing more", () => {
  const live = new Live();
  const { events, leave } = heard(live);
  live.changed();
  leave();
  live.happened("containers", "a task died");
  settle();
  expect(events).toHaveLength(1);
});
