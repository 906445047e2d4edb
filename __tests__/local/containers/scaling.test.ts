import { Scaling } from "../../../local/containers/scaling";

const scaling = () => new Scaling({ min: 1, max: 4, perTask: 50 });
const seconds = (some: Scaling, count: number, requests: number) =>
  Array.from({ length: count }, () => some.next(requests));

test("stays at the fewest as long as they are enough", () => {
  expect(seconds(scaling(), 20, 50)).toEqual(Array(20).fill(1));
});

test("goes up with the requests of the last seconds, to the most at last", () => {
  expect(seconds(scaling(), 4, 149)).toEqual([1, 2, 3, 3]);
  expect(seconds(scaling(), 4, 5_000)).toEqual([4, 4, 4, 4]);
});

test("a burst of one second is spread over the window", () => {
  const some = scaling();
  expect([some.next(150), some.next(0), some.next(0)]).toEqual([1, 1, 1]);
});

test("goes down by one after fifteen calm seconds, and to no fewer than the fewest", () => {
  const some = scaling();
  seconds(some, 3, 200);
  const calm = seconds(some, 60, 0);
  expect(calm[0]).toBe(4);
  expect(calm.indexOf(3)).toBeGreaterThanOrEqual(14);
  expect(calm.indexOf(2) - calm.indexOf(3)).toBe(15);
  expect(calm.at(-1)).toBe(1);
});

test("a busy second in between starts the calm anew", () => {
  const some = scaling();
  seconds(some, 3, 100);
  seconds(some, 14, 0);
  seconds(some, 3, 100);
  expect(seconds(some, 14, 0).at(-1)).toBe(2);
});
