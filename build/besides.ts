import type { BundleName } from "./bundles";
import type { App } from "./find-app";

interface SmallFile {
  readonly name: string;
  readonly text: string;
}

/** The small files that stand beside a bundle of the app. @param file the bundle's own name */
export function besides(bundle: BundleName, app: App, file: string): readonly SmallFile[] {
  if (bundle === "functions") return [{ name: "index.mjs", text: functionsEntry(file) }];
  if (bundle !== "containers") return [];
  const health = { name: "health.js", text: healthCheck(app.manifest.healthPath) };
  // The image starts index.js, whatever the bundle became.
  return file === "index.js"
    ? [health]
    : [health, { name: "index.js", text: `import("./${file}");\n` }];
}

/**
 * The functions' entry is a small module: Lambda's runtime scans a CommonJS file for its exports
 * before it loads it, which for the whole bundle takes longer than to run it. Its start waits until
 * the app can serve.
 */
const functionsEntry = (bundle: string) =>
  `import * as bundle from "./${bundle}";\nconst { ready, handler } = bundle.default ?? bundle;\nawait ready;\nexport { handler };\n`;

/** For Docker and Compose, which start it in the image; a load balancer asks by itself. */
const healthCheck = (path: string) =>
  `const { PORT = "8080" } = process.env;
require("node:http")
  .get({ host: "127.0.0.1", port: PORT, path: ${JSON.stringify(path)}, timeout: 2000 }, ({ statusCode }) =>
    process.exit(statusCode === 200 ? 0 : 1),
  )
  .on("error", () => process.exit(1))
  .on("timeout", () => process.exit(1));
`;
