import { appReference } from "../../settings/app-reference";

const context = (values: object) => ({ CDKTF_CONTEXT_JSON: JSON.stringify(values) });

test.each<[string, Record<string, string>, string | undefined]>([
  ["nothing", {}, undefined],
  ["the environment", { APP: "shop" }, "shop"],
  ["the context, as a setting", context({ APP: "shop" }), "shop"],
  ["the context", context({ app: "shop" }), "shop"],
  ["an empty variable and the context", { APP: "", ...context({ app: "shop" }) }, "shop"],
  ["both, and the environment wins", { APP: "env", ...context({ app: "file" }) }, "env"],
])("%s names the app", (_where, env, app) => {
  expect(appReference(env)).toBe(app);
});
