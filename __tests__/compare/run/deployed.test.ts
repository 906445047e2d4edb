import { toUrlsScript } from "../../../build/urls";
import { deployedTargets, targetsIn } from "../../../compare/run/deployed";
import { appIn } from "../../../compare/run/local-system";

test("the addresses come from what a deploy writes for the page", () => {
  const outputs = [
    { OutputKey: "FunctionsURL", OutputValue: "https://f.example/", Description: "functions" },
    { OutputKey: "ContainersURL", OutputValue: "http://c.example", Description: "containers" },
  ] as const;
  const script = toUrlsScript(outputs, { name: "notes", requests: [{ name: "list", path: "/" }] });
  expect(appIn(script)).toBe("notes");
  expect(targetsIn(script)).toEqual({
    functions: "https://f.example",
    containers: "http://c.example",
  });
});

test.each(["", "let urls = [];", "let urls = [{", "let other = 1;"])("%j holds none", (script) => {
  expect(() => targetsIn(script)).toThrow("html/urls.js holds no FunctionsURL: deploy again");
});

test.each(["", "let urls = [];", "let app = 1;", "let app = {"])("%j names no app", (script) => {
  expect(appIn(script)).toBeUndefined();
});

test("without a deploy it says so", async () => {
  await expect(deployedTargets("/nowhere/urls.js")).rejects.toThrow(
    "nothing was deployed from here",
  );
});
