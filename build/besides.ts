import type { App } from "./app/find-app";
import type { BundleName } from "./bundles-of";

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
 * The functions' entry is a small module, whose start waits until the app can serve. It requires a
 * CommonJS bundle: Node scans one that is imported for its exports, which takes longer than to run it.
 */
function functionsEntry(bundle: string): string {
  const load = bundle.endsWith(".cjs")
    ? `import { createRequire } from "node:module";\nconst { ready, handler } = createRequire(import.meta.url)("./${bundle}");`
    : `import { ready, handler } from "./${bundle}";`;
  return `${load}\nawait ready;\nexport { handler };\n`;
}

/** For Docker and Compose, which start it in the image; a load balancer asks by itself. */
const healthCheck = (path: string) =>
  `const { PORT = "8080", HEALTH_PORT } = process.env;
require("node:http")
  .get({ host: "127.0.0.1", port: HEALTH_PORT || PORT, path: ${JSON.stringify(path)}, timeout: 2000 }, ({ statusCode }) =>
    process.exit(statusCode === 200 ? 0 : 1),
  )
  .on("error", () => process.exit(1))
  .on("timeout", () => process.exit(1));
`;
