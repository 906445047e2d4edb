import { relative } from "node:path";
import type { BuildFailure, Message } from "esbuild";
import type { App } from "./app/find-app";
import { UserError } from "./user-error";

/** Why an app cannot be bundled, for the person who wrote it, with what to do. */
export function explain(error: unknown, app: App): Error {
  const { errors = [] } = error as BuildFailure;
  if (errors.length === 0) return error as Error;
  const where = relative(process.cwd(), app.entry) || app.entry;
  const lines = [...new Set(errors.map(inWords))].slice(0, 5);
  const more = errors.length > 5 ? [`and ${errors.length - 5} more`] : [];
  const help = [...new Set(errors.flatMap(({ text }) => helpWith(text, app) ?? []))];
  const all = [`${where} cannot be bundled:`, ...lines, ...more, ...help];
  return new UserError(all.join("\n  - "));
}

function inWords({ text, location }: Message): string {
  return location ? `${location.file}:${location.line}: ${text}` : text;
}

function helpWith(text: string, { folder }: App): string | undefined {
  if (/\.node" files/.test(text)) {
    return "A native module cannot be bundled: say `bundle: false` in the manifest, and the folder is shipped as it is.";
  }
  if (/^Could not resolve/.test(text)) {
    return `Are its dependencies installed? npm ci --prefix ${JSON.stringify(folder)}; or say \`bundle: false\` where a package is optional.`;
  }
  return undefined;
}
