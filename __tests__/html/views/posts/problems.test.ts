import type { Backend } from "../../../../html/src/backends";
import { Unreachable } from "../../../../html/src/problems";
import { adviseOnPosts, NoKey, Refused } from "../../../../html/src/views/posts/problems";

const backend: Backend = {
  name: "containers",
  title: "Containers",
  address: "https://x.example",
  description: "",
};

test("a refusal says the backend's own words, and what to do where that is known", () => {
  expect(adviseOnPosts(new Refused(backend, 409, "There is one"), "https:")).toEqual({
    what: "Containers answered 409: There is one",
    tryThis: expect.stringMatching(/another id/),
  });
  expect(adviseOnPosts(new Refused(backend, 400, "title is wrong"), "https:").tryThis).toBe("");
});

test("anything else is advised on as everywhere", () => {
  expect(adviseOnPosts(new NoKey(), "http:").what).toMatch(/Nothing was changed/);
  expect(adviseOnPosts(new Unreachable(backend), "https:").what).toMatch(/does not answer/);
});
