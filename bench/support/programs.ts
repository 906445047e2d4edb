import { join } from "node:path";
import { type App, findApp } from "../../build/app/find-app";
import { buildAll, stopBuilding } from "../../build/bundles";
import type { Setting } from "../bench";
import { bundleOf } from "./app-process";
import { installPeers, peersFolder } from "./install-peers";
import { missingOfPython } from "./python";

/** A server that serves an app's routes, and how it is started. */
export interface Program {
  readonly name: string;
  readonly ours?: true;
  readonly command: readonly string[];
  readonly folder: string;
  /** It is several processes, which may take every core; any other is one, on one core. */
  readonly everywhere?: true;
  /** What answers 200 as soon as it listens. */
  readonly healthPath: string;
  /** What it serves, and under which load. */
  readonly app: App;
  /** Why it cannot be started, and what to do about it. */
  readonly skipped?: string;
}

/** The names of those that others are divided by. */
export const RAW = "raw node:http";
export const FLASK = "Flask, its own server";
export const GUNICORN = "Flask, gunicorn with 2 workers";

/** The app that all serve; ours are this folder's, built. */
export const itemsApp = (entry = ""): Promise<App> => findApp(join(peersFolder, "items", entry));

/** Those in Node, without a framework or with one, that serve the items. */
export async function peersOf({ node, progress }: Setting): Promise<readonly Program[]> {
  const app = await itemsApp();
  const missing = await installPeers(progress);
  const skipped = missing === undefined ? {} : { skipped: missing };
  const peer = (name: string, file: string) => ({
    name,
    command: [node, join(peersFolder, file)],
    folder: peersFolder,
    healthPath: "/healthy",
    app,
  });
  return [
    peer(RAW, "raw.js"),
    { ...peer("Fastify", "fastify.js"), ...skipped },
    { ...peer("Hono", "hono.js"), ...skipped },
    peer("Express as its guide has it", "express.js"),
  ];
}

/** Those in Python, which know no stub of the store. */
export async function pythonPeers(): Promise<readonly Program[]> {
  const app = await itemsApp();
  const peer = async (name: string, command: readonly string[], modules: readonly string[]) => {
    const skipped = await missingOfPython(modules);
    const folder = join(peersFolder, "flask");
    return { name, command, folder, healthPath: "/healthy", app, ...(skipped && { skipped }) };
  };
  return [
    await peer(FLASK, ["python3", "app.py"], ["flask", "boto3"]),
    {
      ...(await peer(
        GUNICORN,
        ["sh", "-c", 'exec python3 -m gunicorn -w 2 -b "$HOST:$PORT" app:app'],
        ["flask", "boto3", "gunicorn"],
      )),
      everywhere: true,
    },
  ];
}

/** An app as the container that this project makes of it. */
export async function oursOf({ node }: Setting, name: string, app: App): Promise<Program> {
  await buildAll(["containers"], app);
  await stopBuilding();
  const { healthPath } = app.manifest;
  return { name, ours: true, command: [node, bundleOf(app)], folder: app.folder, healthPath, app };
}

/** The items as this project's container: with its database client, and with the SDK as it comes. */
export async function ourItems(setting: Setting): Promise<readonly Program[]> {
  return [
    await oursOf(setting, "this project", await itemsApp("lean.js")),
    await oursOf(setting, "this project, plain SDK", await itemsApp()),
  ];
}
