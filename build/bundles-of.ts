import { join } from "node:path";
import type { BuildOptions, Plugin } from "esbuild";
import type { App } from "./app/find-app";
import { besidePlugin } from "./plugins/add-beside";
import { appPlugin, placeBanner, placeDefines } from "./plugins/app-plugin";
import { databasePluginOf } from "./plugins/database-plugin";
import { namesPlugin } from "./plugins/names-plugin";
import { PAGE_TARGET, pagePlugin } from "./plugins/page-plugin";
import { sdkPlugin } from "./plugins/sdk-plugin";
import { sdkUnitPlugin } from "./plugins/sdk-unit-plugin";
import { standInsOf, standInsPlugin } from "./plugins/stand-ins-plugin";

export type BundleName =
  | "functions"
  | "containers"
  | "runtime client"
  | "page"
  | "table service"
  | "functions service"
  | "database-port service"
  | "page service"
  | "synth";

export interface Bundle {
  readonly name: BundleName;
  /** Relative to the project's folder. */
  readonly source: string;
  readonly output: string;
  readonly options: BuildOptions;
}

const common: BuildOptions = { bundle: true, minify: true, metafile: true, logLevel: "silent" };

/** For Node 22, the newest that Lambda and the AWS provider both know. */
const node: BuildOptions = {
  ...common,
  platform: "node",
  target: "node22",
  format: "cjs",
  // As `require`, which loads at once what `import()` would load in a turn of its own.
  supported: { "dynamic-import": false },
  // Names stay, for people who read a stack trace.
  keepNames: true,
  plugins: [sdkPlugin],
};

/** The bundles that an app is in. */
export const isOfApp = ({ name }: Bundle): boolean => name === "functions" || name === "containers";

/** The bundles of the whole system with an app. */
export function bundlesOf(app: App): readonly Bundle[] {
  return [
    {
      name: "functions",
      source: "runtime/lambda.ts",
      output: `${app.output}/functions/app.cjs`,
      options: withApp(app, {
        // Lambda hands an instance its credentials in the environment.
        "@aws-sdk/credential-provider-node": "./build/stand-ins/lambda-credentials.js",
      }),
    },
    {
      name: "containers",
      source: "runtime/container.ts",
      output: `${app.output}/containers/index.js`,
      options: withApp(app, {}, [besidePlugin(healthServer)]),
    },
    {
      name: "runtime client",
      source: "local/functions/runtime-client.ts",
      output: "dist/local/runtime-client.js",
      // Imports the functions' module, whose folder it learns at run time.
      options: { ...common, platform: "node", target: "node20", format: "cjs" },
    },
    {
      name: "page",
      source: "html/src/main.ts",
      output: "html/page.js",
      // A classic script: browsers load no modules from file:.
      options: {
        ...common,
        platform: "browser",
        target: `es${PAGE_TARGET}`,
        format: "iife",
        plugins: [pagePlugin],
      },
    },
    service("database-port"),
    service("table"),
    service("functions"),
    service("page"),
  ];
}

/** What a thread of the containers' process runs: a file of its own, for a thread loads the whole of one. */
const healthServer = { entry: "runtime/adapter/health-server.ts", file: "health-server.js" };

function withApp(
  app: App,
  standIns: Readonly<Record<string, string>>,
  plugins: readonly Plugin[] = [],
): BuildOptions {
  const beside = app.manifest.bundle === false;
  const own = app.manifest.bundle === false ? {} : app.manifest.bundle.alias;
  return {
    ...node,
    // What they say stands in THIRD-PARTY-NOTICES.txt, beside the bundle in zip and image.
    legalComments: "none",
    ...(app.debugged && { minify: false, sourcemap: "inline" }),
    ...(beside && { supported: {} }),
    alias: {
      ...standIns,
      ...Object.fromEntries(
        Object.entries(own).map(([name, file]) => [name, join(app.folder, file)]),
      ),
    },
    banner: { js: placeBanner.cjs },
    define: {
      ...placeDefines,
      // What a build left out its bundle leaves out wherever it runs.
      "process.env.PLAIN": JSON.stringify(process.env.PLAIN ?? ""),
    },
    plugins: [
      appPlugin(app, beside ? "beside" : "bundled"),
      sdkUnitPlugin,
      databasePluginOf(),
      sdkPlugin,
      standInsPlugin(standInsOf(process.env)),
      namesPlugin,
      ...plugins,
    ],
  };
}

/** What stands beside the containers' own image in docker/compose.yaml. */
function service(name: "database-port" | "table" | "functions" | "page"): Bundle {
  return {
    name: `${name} service`,
    source: `docker/services/${name}.ts`,
    output: `dist/services/${name}.js`,
    options: node,
  };
}
