import { join } from "node:path";
import type { Tool } from "./tools";

/** The version for the Node that runs here, as the install script chooses, and where its parts are. */
const { folder, program, native } =
  Number(process.versions.node.split(".")[0]) >= 22
    ? { folder: "aws-lambda-ric-4", program: "index.mjs", native: "rapid-client.node" }
    : { folder: "aws-lambda-ric", program: "bin/index.mjs", native: "dist/rapid-client.node" };
const client = join(__dirname, "../../.tools", folder, "node_modules/aws-lambda-ric");

/** AWS's own runtime client, as it is. */
export const awsRuntimeClient = join(client, program);

export const awsLambdaRic: Tool = {
  name: "AWS's runtime client",
  // Its native part: without that the rest is there, but does not run.
  commands: [join(client, native)],
  howToGet: "__tests__/support/install-aws-lambda-ric.sh",
};
