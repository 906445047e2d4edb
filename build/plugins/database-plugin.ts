import { basename, join, relative, sep } from "node:path";
import type { BuildOptions, OnResolveArgs, OnResolveResult, Plugin } from "esbuild";
import { isPlain } from "../../runtime/app/plain";
import { projectFolder } from "../project";
import { addBeside } from "./add-beside";
import { namesPlugin } from "./names-plugin";
import { sdkPlugin } from "./sdk-plugin";

/** What somebody who asks for a module gets in its place. */
interface Rule {
  readonly asks: RegExp;
  /** The path of who asks, with slashes. */
  readonly who: RegExp;
  /** The entry of the bundle that it is for. @default both of an app's */
  readonly of?: "runtime/lambda.ts" | "runtime/container.ts";
  /** A file of `build/stand-ins/`; or the module itself, in a file beside the bundle, or where it is used. */
  readonly gets: `${string}.js` | "it beside" | "it if used";
}

const own = /\/runtime\/(database|database\/lean-client)\.ts$/;

const rules: readonly Rule[] = [
  {
    // Only for a client of another version: in a bundle there is one.
    asks: /^@aws-sdk\/client-dynamodb$/,
    who: /\/lib-dynamodb\/dist-es\/DynamoDBDocumentClient\.js$/,
    gets: "dynamodb-client.js",
  },
  {
    // It hands AWS's own rules to the resolver of endpoints, which asks for them by itself.
    asks: /^\.\/util-endpoints\/aws$/,
    who: /\/@aws-sdk\/core\/dist-es\/submodules\/client\/index\.js$/,
    gets: "it if used",
  },
  // Lambda gives an instance all that the lean client wants. A container may want what is most of the
  // SDK, but not to start: to read it through would take Node a third of all else.
  ...[/^\.\/database\/sdk$/, /^\.\/container-credentials$/].flatMap((asks): readonly Rule[] => [
    { asks, who: own, of: "runtime/lambda.ts", gets: "database-sdk.js" },
    { asks, who: own, of: "runtime/container.ts", gets: "it beside" },
  ]),
];

/** What an app opens its database by, and the name under which it asks for it. */
export const OPENER = "runtime/database.ts";
export const OPENER_NAME = "functions-or-containers/database";
const NAME = "database";

/**
 * What an app opens its database by, under its name, and without the most of the SDK, which its lean
 * client does not need. `PLAIN=database` leaves the SDK as it comes.
 *
 * A rule that nobody's asking fits fails the build: the SDK has changed, and would be in it whole.
 *
 * @param bundle the options of the bundle that it is in. @default those of the build that has the plugin
 */
export const databasePluginOf = (bundle?: BuildOptions): Plugin => ({
  name: NAME,
  setup({ onResolve, onLoad, onEnd, resolve, initialOptions }) {
    const options = bundle ?? initialOptions;
    onResolve({ filter: new RegExp(`^${OPENER_NAME}$`) }, () => ({
      path: join(projectFolder, OPENER),
    }));
    if (isPlain("database")) return;
    const entries = Object.values(options.entryPoints ?? {});
    const its = rules.filter(({ of }) => of === undefined || entries.includes(of));
    const idle = new Set(its);
    const files = new Map<string, string>();
    let opened = false;
    onLoad({ filter: /[\\/]runtime[\\/]database\.ts$/ }, () => {
      opened = true;
      return undefined;
    });

    const found = async ({ path, ...how }: OnResolveArgs) =>
      resolve(path, { ...how, pluginData: NAME });
    const answer = async (asked: OnResolveArgs, { gets }: Rule): Promise<OnResolveResult> => {
      if (gets === "it if used") return { ...(await found(asked)), sideEffects: false };
      if (gets !== "it beside") {
        return { path: join(projectFolder, "build/stand-ins", gets), sideEffects: false };
      }
      const { path } = await found(asked);
      const file = `database-${basename(path, ".ts")}.cjs`;
      files.set(file, path);
      return { path: `./${file}`, external: true };
    };
    for (const rule of its) {
      onResolve({ filter: rule.asks }, (asked) => {
        const who = asked.importer.split(sep).join("/");
        if (asked.pluginData === NAME || !rule.who.test(who)) return undefined;
        idle.delete(rule);
        return answer(asked, rule);
      });
    }

    onEnd(async (result) => {
      if (result.errors.length > 0 || !opened) return undefined;
      const plugins = [sdkPlugin, namesPlugin];
      for (const [file, entry] of files) {
        await addBeside(result, options, { entry, file, keepNames: true, plugins });
      }
      return { errors: [...idle].map((rule) => ({ text: unfit(rule) })) };
    });
  },
});

const unfit = ({ asks, who }: Rule): string =>
  `Nobody whose path fits ${who} asks for ${asks} any more: mend that rule in ${relative(projectFolder, __filename)}, or build with PLAIN=database.`;
