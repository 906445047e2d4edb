import { toUrlsScript } from "../../../build/urls";
import { deployedTargets, targetsIn } from "../../../compare/run/deployed";

test("the addresses come from what a deploy writes for the page", () => {
  const script = toUrlsScript([
    { OutputKey: "FunctionsURL", OutputValue: "https://f.example/", Description: "functions" },
    { OutputKey: "ContainersURL", OutputValue: "http://c.example", Description: "containers" },
  ]);
  expect(targetsIn(script)).toEqual({
    functions: "https://f.example",
    containers: "http://c.example",
  });
});

test.each(["", "let urls = [];", "let urls = [{", "let other = 1;"])("%j holds none", (script) => {
  expect(() => targetsIn(script)).toThrow("html/urls.js holds no FunctionsURL: deploy again");
});

test("without a deploy it says so", async () => {
  await expect(deployedTargets("/nowhere/urls.js")).rejects.toThrow(
    "nothing was deployed from here",
  );
});
