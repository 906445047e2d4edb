import { request } from "node:http";
import { json } from "node:stream/consumers";
import type { TableSchema } from "../runtime/app";
import { credentials, region } from "./database-environment";
import { ASIDE, type Description, isWhole, toSchema } from "./table-keys";

/**
 * Makes the tables that are not there, and one that lacks an index anew, with all that is in it.
 *
 * @param tables schemas by the table's name
 * @returns whether a table was not there, and is empty now
 * @throws UserError where a table that is there has other keys: nothing is done to it
 */
export async function ensureTables(
  endpoint: string,
  tables: Readonly<Record<string, TableSchema>>,
): Promise<boolean> {
  const whole = Object.entries(tables).map(async ([name, schema]) => {
    const [found, aside] = await Promise.all([
      describe(endpoint, name),
      describe(endpoint, name + ASIDE),
    ]);
    return found !== undefined && aside === undefined && isWhole(toSchema(found), schema);
  });
  if ((await Promise.all(whole)).every(Boolean)) return false;
  // The SDK takes longer to load than all tables to be looked at.
  const { makeTables } = await import("./make-tables");
  return makeTables(endpoint, tables);
}

/** A table's description; undefined where the database gives none, for whatever reason. */
async function describe(endpoint: string, table: string): Promise<Description | undefined> {
  try {
    const answer: { readonly Table?: Description } = Object(await ask(endpoint, table));
    return answer.Table;
  } catch {
    return undefined;
  }
}

/** As an SDK would ask, without a signature, which a local database wants to see but does not check. */
function ask(endpoint: string, table: string): Promise<unknown> {
  const scope = `${credentials.accessKeyId}/20260101/${region}/dynamodb/aws4_request`;
  const headers = {
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": "DynamoDB_20120810.DescribeTable",
    "x-amz-date": "20260101T000000Z",
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
  };
  return new Promise((resolve, reject) => {
    request(endpoint, { method: "POST", headers }, (answer) => json(answer).then(resolve, reject))
      .on("error", reject)
      .end(JSON.stringify({ TableName: table }));
  });
}
