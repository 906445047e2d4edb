import { interleaved } from "../../../compare/load/interleave";
import { mix } from "../../../compare/load/mix";
import { Posts } from "../../../compare/load/posts";
import { planOf, profileNames, secondsOf } from "../../../compare/phases/plan";
import { blocksNeeded } from "../../../compare/stats/bootstrap";
import { seeded } from "../../../compare/stats/random";
import { intervalRanks } from "../../../compare/stats/ranks";
import { routes } from "../../../runtime/routes";

test("the mix asks all of the app's endpoints, and no others", () => {
  const ofMix = mix.map(({ name, method, path }) => ({ name, method, path }));
  const ofApp = routes.map(({ name, method, path }) => ({ name, method, path }));
  const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);
  expect(ofMix.sort(byName)).toEqual(ofApp.sort(byName));
  expect(mix.reduce((sum, each) => sum + each.share, 0)).toBeCloseTo(1, 12);
});

test.each(profileNames)(
  "profile %s has blocks enough for differences and samples for p99",
  (profile) => {
    const { steady, aa } = planOf({ profile, seed: 1 });
    expect(steady.blocks).toBeGreaterThanOrEqual(blocksNeeded);
    expect(aa.blocks).toBeGreaterThanOrEqual(blocksNeeded);
    const samples = Math.max(...steady.rates) * steady.segmentSeconds * steady.blocks;
    expect(intervalRanks(samples, 0.99, 0.95)).toBeDefined();
  },
);

test("rates and duration replace the profile's; the duration is shared out over the blocks", () => {
  const plan = planOf({ profile: "quick", seed: 1, rates: [7], duration: 80 });
  expect(plan.steady).toEqual({ rates: [7], blocks: 40, segmentSeconds: 2 });
  expect(secondsOf(plan).steady).toBeGreaterThan(160);
});

test("blocks come as A B B A or B A A B, with each rate's blocks complete, in a drawn order", () => {
  const segments = interleaved(seeded(4), ["a", "b"], [10, 20], 40);
  expect(segments).toHaveLength(2 * 2 * 40);
  const orders = new Set<string>();
  for (let index = 0; index < segments.length; index += 4) {
    const four = segments.slice(index, index + 4);
    orders.add(four.map((each) => each.target).join(""));
    expect(new Set(four.map((each) => each.rate)).size).toBe(1);
    expect(four[0]?.block).toBe(four[1]?.block);
    expect(four[2]?.block).toBe(four[3]?.block);
  }
  expect([...orders].sort()).toEqual(["abba", "baab"]);
  const blocksOf10 = segments.filter((each) => each.rate === 10 && each.target === "a");
  expect(new Set(blocksOf10.map((each) => each.block)).size).toBe(40);
  expect(segments.slice(0, 80).some((each) => each.rate === 20)).toBe(true);
});

test("a post is deleted by the mix only once it was made, and all that may exist is known", () => {
  const posts = new Posts("run", seeded(2));
  const kept = posts.create();
  posts.answered(kept, { status: 201 });
  posts.keepAll();
  const lost = posts.create();
  posts.answered(lost, { status: 0 });
  const made = posts.create();
  const deletions = Array.from({ length: 200 }, () => posts.next()).filter(
    (each) => each.route === "deletePost",
  );
  expect(deletions.length).toBeGreaterThan(5);
  for (const request of deletions) {
    expect([kept.id, lost.id, made.id]).not.toContain(request.id);
    posts.answered(request, { status: 200 });
  }
  expect(posts.leftovers().map((each) => each.id)).toEqual(
    expect.arrayContaining([kept.id, lost.id, made.id]),
  );
  for (const request of posts.leftovers()) posts.answered(request, { status: 200 });
  expect(posts.leftovers()).toEqual([]);
});

test("the requests of the mix come in their shares", () => {
  const posts = new Posts("run", seeded(6));
  const drawn = Array.from({ length: 20_000 }, () => posts.next());
  for (const { name, share } of mix) {
    const found = drawn.filter((each) => each.route === name).length / drawn.length;
    expect(Math.abs(found - share)).toBeLessThan(0.015);
  }
});
