// `npm start`. Plain JavaScript, so that a Node that is too old for all the rest can still say so.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 18)) {
  console.error(
    `Node ${process.versions.node} is too old: this needs 20.18 or newer (https://nodejs.org).`,
  );
  process.exitCode = 1;
} else {
  // Deployed, all runs on Node 22; that the SDK's newest releases want it too is no news here.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  require("../build/typescript.js");
  require("./main.ts");
}
