/** The table service: waits until the database answers, and makes the table where there is none. */
import { ensureTable } from "../../local/ensure-table";
import { table } from "../../runtime/table";
import { fail, required } from "./environment";

const LONGEST_MS = 60_000;

async function main(): Promise<void> {
  const endpoint = required("AWS_ENDPOINT_URL_DYNAMODB");
  const tableName = required("TABLE_NAME");
  const deadline = Date.now() + LONGEST_MS;
  for (;;) {
    try {
      const isNew = await ensureTable(endpoint, tableName, table);
      return console.log(`The table ${tableName} ${isNew ? "is new" : "was there"}.`);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

main().catch(fail);
