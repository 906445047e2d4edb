import { nextPage } from "../../../../html/src/views/posts/link";

const asked = "https://blog.example/functions/blog?limit=20";

test.each([
  [
    "relative to what was asked",
    '<?limit=2&cursor=abc>; rel="next"',
    `${asked.split("?")[0]}?limit=2&cursor=abc`,
  ],
  ["without quotes", "<?cursor=a>; rel=next", "https://blog.example/functions/blog?cursor=a"],
  ["absolute", '<https://x.example/y>; rel="next"', "https://x.example/y"],
  ["one of several", '</a>; rel="prev", </b>; rel="next"', "https://blog.example/b"],
  ["of another relation", '<?cursor=a>; rel="prev"', undefined],
  ["not there", null, undefined],
])("a Link that is %s", (_, link, next) => {
  expect(nextPage(link, asked)).toBe(next);
});
