import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Folders } from "../build/app/deployed-folders";
import { declareStack, newApp } from "../main";
import { readSettings } from "../settings";
import { manifestOf } from "./modules/manifest-of";
import { addresses, allOf, at, parsed, ref, temporaryFolder } from "./modules/synthesize";
import { builtFolders, production, wholeStack } from "./modules/whole-stack";

/** What synth writes: each file's path and text. */
function written(
  folders = builtFolders(),
  env: Record<string, string> = {},
  manifest = manifestOf(),
) {
  const outdir = join(temporaryFolder(), "cdktf.out");
  const app = newApp({ outdir });
  declareStack(app, readSettings(env, {}, manifest), manifest, folders);
  app.synth();
  return readdirSync(outdir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: file.slice(outdir.length + 1), bytes: readFileSync(file) }));
}

const hashesOf = (files: ReturnType<typeof written>) =>
  files.map(({ path, bytes }) => `${path} ${createHash("sha256").update(bytes).digest("hex")}`);

describe("addresses", () => {
  test("of the demo profile", () => {
    expect(addresses(wholeStack())).toMatchSnapshot();
  });

  test("of the production profile, with an alarm's receiver", () => {
    const env = { ...production, ALARM_EMAIL: "ops@example.com" };
    expect(addresses(wholeStack(env))).toMatchSnapshot();
  });

  test("hold no hash", () => {
    const ids = addresses(wholeStack(production)).map((address) => address.split(".")[1]);
    expect(ids.filter((id) => /[0-9A-F]{8}$/.test(id ?? ""))).toEqual([]);
  });
});

test("outputs", () => {
  expect(wholeStack().output).toEqual({
    FunctionsURL: { value: expect.stringContaining("aws_apigatewayv2_api.functions_api") },
    ContainersURL: { value: `http://${ref("aws_lb.containers_load_balancer.dns_name")}` },
    SiteURL: {
      value: `https://${ref("aws_cloudfront_distribution.site_distribution.domain_name")}`,
    },
    TableName: { value: ref("aws_dynamodb_table.posts_table.name") },
  });
});

test("outputs with a domain are its names, over HTTPS", () => {
  expect(wholeStack(production).output).toMatchObject({
    FunctionsURL: { value: "https://functions.app.example.com" },
    ContainersURL: { value: "https://containers.app.example.com" },
    SiteURL: { value: "https://app.example.com" },
  });
});

describe("the same input", () => {
  test("gives the same files, byte for byte, in any folder", () => {
    expect(hashesOf(written())).toEqual(hashesOf(written()));
  });

  test("names no folder of this machine", () => {
    const folders = builtFolders();
    const files = written(folders);
    const texts = files.filter(({ path }) => path.endsWith(".json")).map(({ bytes }) => `${bytes}`);
    expect(texts).toHaveLength(2);
    for (const text of texts) {
      // In a folder beside the project, as cdktf.out is, this path begins with dots alone.
      const others = text.replaceAll(/node --import tsx \\"[^"]+"/g, "");
      expect(others).not.toContain(dirname(folders.page));
      expect(others).not.toContain(dirname(__dirname));
    }
  });
});

test("whoever deploys an open blog is told", () => {
  const warnings = (env: Record<string, string>) =>
    written(builtFolders(), env).flatMap(({ path, bytes }) =>
      path === "manifest.json" ? (JSON.parse(`${bytes}`).stacks.blog.annotations ?? []) : [],
    );
  expect(warnings({})).toEqual([
    expect.objectContaining({
      message: "Anybody may write and delete posts: set BLOG_WRITE_KEY.",
    }),
  ]);
  expect(warnings({ BLOG_WRITE_KEY: "a-key-for-these-many-tests" })).toEqual([
    expect.objectContaining({
      message:
        "BLOG_WRITE_KEY travels in clear text between CloudFront and the load balancer: set DOMAIN, or INGRESS private.",
    }),
  ]);
  expect(warnings(production)).toEqual([]);
});

describe("a change", () => {
  const changedBy = (file: (folders: Folders) => string, text: string) => {
    const folders = builtFolders();
    const before = wholeStack({}, { folders });
    writeFileSync(file(folders), text);
    const after = wholeStack({}, { folders });
    expect(addresses(after)).toEqual(addresses(before));
    return addresses(after).filter(
      (address) => JSON.stringify(at(before, address)) !== JSON.stringify(at(after, address)),
    );
  };

  test("of the functions' code changes the functions alone", () => {
    expect(changedBy(({ functions }) => join(functions, "index.mjs"), "export {};")).toEqual([
      "aws_lambda_function.functions_createPost",
      "aws_lambda_function.functions_deletePost",
      "aws_lambda_function.functions_getPost",
      "aws_lambda_function.functions_listPosts",
    ]);
  });

  test.each([
    ["of the containers' code", ({ containers }: Folders) => join(containers, "index.js")],
    ["of the Dockerfile", ({ dockerfile }: Folders) => dockerfile],
  ])("%s changes the image and the task alone", (_title, file) => {
    expect(changedBy(file, "FROM other\n")).toEqual([
      "aws_ecs_task_definition.containers_task",
      "terraform_data.containers_image",
    ]);
  });

  test("of the page changes that file alone", () => {
    expect(changedBy(({ page }) => join(page, "page.js"), "void 0;")).toEqual([
      "aws_s3_object.site_page_js",
    ]);
  });
});

describe("the write key", () => {
  const key = "a-key-for-these-many-tests";
  const sha256 = createHash("sha256").update(key).digest("hex");

  test("reaches both backends, and nothing else, as its SHA-256 alone", () => {
    const stack = wholeStack({ BLOG_WRITE_KEY: key });
    expect(JSON.stringify(stack)).not.toContain(key);
    const holders = addresses(stack).filter((address) =>
      JSON.stringify(at(stack, address)).includes(sha256),
    );
    expect(holders).toEqual([
      "aws_ecs_task_definition.containers_task",
      "aws_lambda_function.functions_createPost",
      "aws_lambda_function.functions_deletePost",
      "aws_lambda_function.functions_getPost",
      "aws_lambda_function.functions_listPosts",
    ]);
  });

  test("leaves no trace where it is not set", () => {
    expect(JSON.stringify(wholeStack())).not.toContain("BLOG_WRITE_KEY_SHA256");
  });
});

test("both backends get the same table", () => {
  const stack = wholeStack();
  const table = ref("aws_dynamodb_table.posts_table.name");
  for (const [, attributes] of allOf(stack, "aws_lambda_function")) {
    expect(attributes.environment).toEqual({ variables: { TABLE_NAME: table } });
  }
  const task = at(stack, "aws_ecs_task_definition.containers_task");
  expect(parsed(task.container_definitions)).toEqual([
    expect.objectContaining({
      environment: expect.arrayContaining([{ name: "TABLE_NAME", value: table }]),
    }),
  ]);
});

test("the deployed page finds both backends on its own origin", () => {
  const { content, key } = at(wholeStack(), "aws_s3_object.site_urls_js");
  expect(key).toBe("urls.js");
  const urls = new Function(`${content}; return urls;`)();
  expect(urls).toEqual([
    expect.objectContaining({ OutputKey: "FunctionsURL", OutputValue: "/functions" }),
    expect.objectContaining({ OutputKey: "ContainersURL", OutputValue: "/containers" }),
  ]);
});
