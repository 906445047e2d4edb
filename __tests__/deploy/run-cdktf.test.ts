import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runCdktf, urlsOf } from "../../deploy/run-cdktf";
import { temporaryFolder } from "../modules/synthesize";

const app = { name: "blog", requests: [] };
const outputs = {
  blog: {
    FunctionsURL: "https://abc.execute-api.eu-west-1.amazonaws.com",
    ContainersURL: "http://alb-1.eu-west-1.elb.amazonaws.com",
    SiteURL: "https://d1.cloudfront.net",
    TableName: "blog-posts",
  },
};

test("urls.js after a deploy has the direct addresses", () => {
  const urls = new Function(`${urlsOf(outputs, app)}; return urls;`)();
  expect(urls).toEqual([
    expect.objectContaining({
      OutputKey: "FunctionsURL",
      OutputValue: "https://abc.execute-api.eu-west-1.amazonaws.com",
    }),
    expect.objectContaining({
      OutputKey: "ContainersURL",
      OutputValue: "http://alb-1.eu-west-1.elb.amazonaws.com",
    }),
  ]);
});

test.each([[{}], [{ blog: {} }], [undefined]])("outputs %j are refused", (outputs) => {
  expect(() => urlsOf(outputs, app)).toThrow("The stack has no output FunctionsURL.");
});

describe("cdktf deploy", () => {
  /** A project whose cdktf says what it was asked, leaves these outputs and ends as it is told. */
  const project = (exitCode: number) => {
    const folder = temporaryFolder({
      "html/index.html": "",
      "cdktf.js": `
        const { mkdirSync, writeFileSync } = require("node:fs");
        const args = process.argv.slice(2);
        writeFileSync("asked.json", JSON.stringify(args));
        mkdirSync("cdktf.out/stacks/blog", { recursive: true });
        writeFileSync("cdktf.out/stacks/blog/.terraform.lock.hcl", "# of this deploy");
        writeFileSync(args[2], ${JSON.stringify(JSON.stringify(outputs))});
        process.exitCode = ${exitCode};`,
    });
    return { folder, cdktf: join(folder, "cdktf.js"), app };
  };
  const urlsIn = (folder: string) => join(folder, "html/urls.js");

  test("is cdktf's with the same arguments, and then the page on disk knows the addresses", () => {
    const said = jest.spyOn(console, "log").mockImplementation(() => {});
    const place = project(0);
    expect(runCdktf(["--auto-approve"], place)).toBe(0);
    const asked = JSON.parse(readFileSync(join(place.folder, "asked.json"), "utf8"));
    expect(asked).toEqual(["deploy", "--outputs-file", expect.any(String), "--auto-approve"]);
    expect(existsSync(asked[2])).toBe(false);
    expect(readFileSync(urlsIn(place.folder), "utf8")).toBe(urlsOf(outputs, app));
    expect(said).toHaveBeenCalledTimes(1);
    const lock = join(place.folder, ".terraform.lock.hcl");
    expect(readFileSync(lock, "utf8")).toBe("# of this deploy");
    said.mockRestore();
  });

  test("that fails fails with cdktf's exit code, and leaves the page as it was", () => {
    const place = project(3);
    expect(runCdktf([], place)).toBe(3);
    expect(existsSync(urlsIn(place.folder))).toBe(false);
    expect(existsSync(join(place.folder, ".terraform.lock.hcl"))).toBe(false);
  });
});
