/** The table service: waits until the database answers, and makes the tables that are not there. */
import { ensureTables } from "../../local/ensure-tables";
import { namedTables } from "../../runtime/app/tables";
import { readApp } from "./app";
import { fail, required } from "./environment";

const LONGEST_MS = 60_000;

async function main(): Promise<void> {
  const endpoint = required("AWS_ENDPOINT_URL_DYNAMODB");
  const tables = namedTables(readApp());
  const names = Object.keys(tables).join(", ") || "none";
  const deadline = Date.now() + LONGEST_MS;
  for (;;) {
    try {
      const areNew = await ensureTables(endpoint, tables);
      return console.log(`Tables: ${names}${areNew ? ", made now" : ""}.`);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

main().catch(fail);
