import type { AddressInfo } from "node:net";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";
import { credentials, region } from "../../local/database-environment";
import { toCreateTable } from "../../local/tables";
import { manifest } from "../../runtime/blog/manifest";

export interface TestDatabase {
  readonly url: string;
  readonly tableName: string;
  readonly client: DynamoDBClient;
  close(): Promise<void>;
}

/** An empty table of the blog in memory. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // One try, as the blog has it: what is tried again it says itself.
  const client = new DynamoDBClient({ endpoint: url, region, credentials, maxAttempts: 1 });
  const tableName = "blog";
  await client.send(new CreateTableCommand(toCreateTable(tableName, manifest.tables.posts)));
  return {
    url,
    tableName,
    client,
    close: async () => {
      client.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
