import { bucket } from "../../../../compare/adversaries/model/bucket";
import { nextLevel, type Tried } from "../../../../compare/phases/saturation/next-level";

const ramp = { from: 100 };
const held = (offered: number): Tried => ({ offered });
const stopped = (offered: number, stop: Tried["stop"] = "objective"): Tried => ({ offered, stop });

test("rule 10: a ramp doubles until a load does not hold, then halves the gap to a tenth", () => {
  expect(nextLevel([], ramp)).toBe(100);
  expect(nextLevel([held(100)], ramp)).toBe(200);
  expect(nextLevel([held(100), held(200), stopped(400)], ramp)).toBe(300);
  expect(nextLevel([held(200), stopped(400), stopped(300)], ramp)).toBe(250);
  expect(nextLevel([held(280), stopped(300)], ramp)).toBeUndefined();
  expect(nextLevel([stopped(100)], ramp)).toBe(50);
  // Less than one a second is no load.
  expect(nextLevel([stopped(1)], { from: 1 })).toBeUndefined();
  expect(nextLevel([stopped(0.8)], { from: 0.8 })).toBeUndefined();
});

test("rule 11: a known throttle is not passed", () => {
  expect(nextLevel([held(100)], { from: 100, throttle: 150 })).toBe(150);
  expect(nextLevel([held(150)], { from: 100, throttle: 150 })).toBeUndefined();
});

test("rule 11: what held before the throttle was met is tried again", () => {
  expect(nextLevel([held(80), stopped(160, "throttle")], ramp)).toBe(80);
  expect(nextLevel([held(80), stopped(160, "throttle"), held(80)], ramp)).toBe(120);
  const twice = [held(80), stopped(160, "throttle"), stopped(80, "throttle")];
  expect(nextLevel(twice, ramp)).toBe(40);
  // One that was found right after it needs no second look, a later one does.
  expect(nextLevel([stopped(160, "throttle"), held(80)], ramp)).toBe(120);
  const later = [stopped(160, "throttle"), held(80), held(120)];
  expect(nextLevel(later, ramp)).toBe(120);
  expect(nextLevel([...later, held(120)], ramp)).toBe(140);
});

test("rule 11: no load far above a throttle with a burst is left as one that holds", () => {
  for (const perSecond of [30, 50, 70, 110, 300]) {
    const open = bucket({ perSecond, burst: 2 * perSecond });
    const tried: Tried[] = [];
    let at = 0;
    for (;;) {
      const offered = nextLevel(tried, { from: 80, levels: 6 });
      if (offered === undefined || tried.length === 6) break;
      let refused = 0;
      for (let sent = 0; sent < 2 * offered; sent += 1) {
        if (!open(at + (1000 * sent) / offered)) refused += 1;
      }
      at += 2000;
      tried.push(refused > 0.02 * offered ? stopped(offered, "throttle") : held(offered));
    }
    const failed = tried.filter(({ stop }) => stop).map(({ offered }) => offered);
    const most = Math.min(...failed);
    const holding = tried.filter(({ stop, offered }) => !stop && offered < most);
    const found = Math.max(0, ...holding.map(({ offered }) => offered));
    expect(found).toBeLessThanOrEqual(perSecond);
  }
});
