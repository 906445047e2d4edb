import { createHash } from "node:crypto";
import type { Manifest } from "../app";
import { tableNameOf, variableOf } from "./tables";

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * What an app finds in its environment where it runs beside us: the names of its tables, its plain
 * values, what is passed on, and of each key that is set its SHA-256.
 *
 * @param env of who starts it
 */
export function environmentOf(manifest: Manifest, env: Variables): Record<string, string> {
  const { values, passed, secrets } = manifest.environment;
  const handed = [...passed, ...secrets].map((name) => [name, env[name]] as const);
  return {
    ...tableVariables(manifest, (table) => tableNameOf(manifest.name, table)),
    ...values,
    ...Object.fromEntries(handed.filter(isSet)),
    ...keyVariables(
      Object.fromEntries(
        Object.keys(manifest.keys)
          .map((name) => [name, env[name]] as const)
          .filter(isSet)
          .map(([name, key]) => [name, sha256(key)]),
      ),
    ),
  };
}

/** The variables that hold the names of an app's tables. @param nameOf by the table's logical name */
export function tableVariables(
  { tables }: Pick<Manifest, "tables">,
  nameOf: (table: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tables).map(([table, schema]) => [variableOf(table, schema), nameOf(table)]),
  );
}

/**
 * The variables that hold the SHA-256 of each key, in hexadecimal, by the key's name.
 *
 * @param kept names of keys that are kept elsewhere: the adapter makes these variables of them at the start
 */
export function keyVariables(
  hashes: Readonly<Record<string, string>>,
  kept: readonly string[] = [],
): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(hashes).map(([name, hash]) => [`${name}_SHA256`, hash])),
    ...(kept.length > 0 && { HASHED_KEYS: kept.join() }),
  };
}

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const isSet = (entry: readonly [string, string | undefined]): entry is readonly [string, string] =>
  entry[1] !== undefined && entry[1] !== "";
