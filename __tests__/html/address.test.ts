import fc from "fast-check";
import { formatPlace, parsePlace } from "../../html/src/address";

test("a place is the view's name and its state", () => {
  const { view, params } = parsePlace("#/posts?backend=containers");
  expect(view).toBe("posts");
  expect([...params]).toEqual([["backend", "containers"]]);
});

test.each(["", "#", "#content", "#/Posts!", "#/../x"])("%p is no place", (hash) => {
  expect(parsePlace(hash)).toEqual({ view: "", params: new URLSearchParams() });
});

test("what is written is read back, whatever the state holds", () => {
  const state = fc.array(fc.tuple(fc.string({ unit: "grapheme" }), fc.string()));
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]*$/), state, (name, pairs) => {
      const { view, params } = parsePlace(formatPlace(name, new URLSearchParams(pairs)));
      expect(view).toBe(name);
      expect([...params]).toEqual(pairs);
    }),
  );
});
