import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { LambdaContext } from "./context";

export type Handler = (event: unknown, context: LambdaContext) => unknown;

/** Why a function cannot start; the name is what Lambda calls it. */
class StartError extends Error {
  constructor(
    override readonly name: string,
    message: string,
  ) {
    super(message);
  }
}

const EXTENSIONS = ["mjs", "js", "cjs"];

/**
 * Loads a handler.
 *
 * @param taskRoot the folder of the function's code
 * @param handler file and export, `index.handler`
 * @throws what loading the code throws, or what is wrong with the handler
 */
export async function loadHandler(taskRoot: string, handler: string): Promise<Handler> {
  const [, file = "", name = ""] = /^(.+)\.([^./]+)$/.exec(handler) ?? [];
  const path = EXTENSIONS.map((extension) => join(taskRoot, `${file}.${extension}`)).find((p) =>
    existsSync(p),
  );
  if (path === undefined) {
    const wanted = EXTENSIONS.map((extension) => `${file}.${extension}`).join(", ");
    throw new StartError("Runtime.ImportModuleError", `None of ${wanted} is in ${taskRoot}`);
  }
  const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(path).href);
  const found = module[name] ?? (module.default as Readonly<Record<string, unknown>>)?.[name];
  if (typeof found !== "function") {
    throw new StartError("Runtime.HandlerNotFound", `${path} exports no function "${name}"`);
  }
  if (found.length > 2) {
    const why = `"${name}" of ${path} takes a callback, which Lambda's newer runtimes refuse`;
    throw new StartError("Runtime.CallbackHandlerDeprecated", why);
  }
  return found as Handler;
}
