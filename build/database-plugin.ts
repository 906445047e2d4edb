import { join, sep } from "node:path";
import type { Plugin } from "esbuild";
import { isPlain } from "../runtime/app/plain";
import { projectFolder } from "./project";

const standIn = (name: string) => join(projectFolder, "build/stand-ins", name);
const from = (path: string) => path.split("/").join(sep);

/**
 * What an app opens its database by, under its name `functions-or-containers/database`, and without the
 * most of the SDK, which its lean client does not need. `PLAIN=database` leaves the SDK as it comes.
 */
export const databasePlugin: Plugin = {
  name: "database",
  setup({ onResolve, resolve, initialOptions }) {
    onResolve({ filter: /^functions-or-containers\/database$/ }, () => ({
      path: join(projectFolder, "runtime/database.ts"),
    }));
    if (isPlain("database")) return;
    // Only for a client of another version: in a bundle there is one.
    onResolve({ filter: /^@aws-sdk\/client-dynamodb$/ }, ({ importer }) =>
      importer.endsWith(from("lib-dynamodb/dist-es/DynamoDBDocumentClient.js"))
        ? { path: standIn("dynamodb-client.js"), sideEffects: false }
        : undefined,
    );
    // It hands AWS's own rules to the resolver of endpoints, which asks for them by itself.
    onResolve({ filter: /^\.\/util-endpoints\/aws$/ }, async ({ path, ...how }) =>
      how.pluginData === databasePlugin.name
        ? undefined
        : {
            ...(await resolve(path, { ...how, pluginData: databasePlugin.name })),
            sideEffects: false,
          },
    );
    // Lambda gives an instance all that the lean client wants.
    const entries = Object.values(initialOptions.entryPoints ?? {});
    if (!entries.includes("runtime/lambda.ts")) return;
    onResolve({ filter: /^\.\/(database\/)?sdk$/ }, ({ importer }) =>
      importer.startsWith(join(projectFolder, from("runtime/database")))
        ? { path: standIn("database-sdk.js"), sideEffects: false }
        : undefined,
    );
  },
};
