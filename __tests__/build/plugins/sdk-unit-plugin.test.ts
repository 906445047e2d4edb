import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { stop } from "esbuild";
import { findApp } from "../../../build/app/find-app";
import { type Built, buildBundle } from "../../../build/bundles";
import { bundlesOf } from "../../../build/bundles-of";
import { projectFolder } from "../../../build/project";
import { type AppFolder, makeApp } from "../../apps/make-app";

/** A CommonJS app that says what it got of the SDK. */
const source = `
const library = require("@aws-sdk/lib-dynamodb");
const { openDocumentClient } = require("functions-or-containers/database");
const client = openDocumentClient();
module.exports = (req, res) => res.end(JSON.stringify({
  exports: Object.keys(library).sort(),
  isModule: library.__esModule,
  isItsClient: client instanceof library.DynamoDBDocumentClient,
  command: new library.GetCommand({ TableName: "things", Key: { id: "one" } }).input,
  names: [library.GetCommand.name, openDocumentClient.name],
}));
`;
const also = 'const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");\n';

const folders: AppFolder[] = [];
afterAll(async () => {
  for (const folder of folders) await folder.remove();
  await stop();
});

async function built(text: string): Promise<Built> {
  const folder = await makeApp({ "index.js": text }, "express 5");
  folders.push(folder);
  const app = await findApp(folder.reference);
  const bundle = bundlesOf(app).find(({ name }) => name === "functions");
  if (!bundle) throw new Error("There is no bundle for functions.");
  return buildBundle(bundle, app);
}

const program = `
const { handler } = require(process.argv[1]);
const event = { rawPath: "/", rawQueryString: "", headers: {}, routeKey: "$default",
  requestContext: { http: { method: "GET", sourceIp: "192.0.2.1" } } };
handler(event, {}).then(({ body, isBase64Encoded }) => console.error(
  Buffer.from(body, isBase64Encoded ? "base64" : "utf8").toString()));
`;

function answerOf({ output }: Built): unknown {
  const { stderr } = spawnSync(process.execPath, ["-e", program, join(projectFolder, output)], {
    env: { AWS_REGION: "eu-central-1", AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b" },
    encoding: "utf8",
  });
  return JSON.parse(stderr);
}

const packagesOf = ({ metafile }: Built) =>
  Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.keys(inputs))
    .join("\n");

test("a CommonJS app has of the SDK what one of ES modules has, and the same as from all of it", async () => {
  const [lean, whole] = [await built(source), await built(also + source)];
  expect(packagesOf(lean)).toContain("lib-dynamodb");
  expect(packagesOf(lean)).toContain("runtime/database.ts");
  expect(packagesOf(lean)).not.toContain("client-dynamodb/dist-es/DynamoDBClient.js");
  // An app that has it by another way too gets one copy of each class.
  expect(packagesOf(whole)).toContain("client-dynamodb/dist-es/DynamoDBClient.js");
  expect(packagesOf(whole)).not.toContain("sdk-unit:");
  const answer = answerOf(lean);
  expect(answer).toMatchObject({ isModule: true, isItsClient: true });
  expect(answer).toEqual(answerOf(whole));
});
