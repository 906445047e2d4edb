import { join } from "node:path";
import type { Tool } from "./tools";

/** As the install script chooses: version 4 wants Node 22 or newer. */
const name = Number(process.versions.node.split(".")[0]) >= 22 ? "aws-lambda-ric-4" : "aws-lambda-ric";
const folder = join(__dirname, "../../.tools", name, "node_modules/aws-lambda-ric");

/** AWS's own runtime client, as it is. */
export const awsRuntimeClient = join(folder, "bin/index.mjs");

export const awsLambdaRic: Tool = {
  name: "AWS's runtime client",
  // Its native part: without that the rest is there, but does not run.
  commands: [join(folder, "dist/rapid-client.node")],
  howToGet: "__tests__/support/install-aws-lambda-ric.sh",
};
