import type { DynamoDBClient, DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, type TranslateConfig } from "@aws-sdk/lib-dynamodb";
import { isPlain } from "./app/plain";
import { leanClient } from "./database/lean-client";
import { leanSettings } from "./database/settings";

export interface DatabaseOptions extends DynamoDBClientConfig, TranslateConfig {
  /**
   * Milliseconds that one try of a call may take. It is tried again up to `maxAttempts` times.
   *
   * @default 5000
   */
  readonly callTimeout?: number;
}

/**
 * Opens the database, in the place of `DynamoDBDocumentClient.from(new DynamoDBClient())`: the same client
 * with the same commands, answers and errors, at a fraction of the work. Region, credentials and endpoint
 * come from the environment.
 *
 * Where that has not all (on a developer's machine, with a profile), and where an option asks for what the
 * lean client does not know, it is the SDK's own; so too with `PLAIN=database`.
 */
export function openDocumentClient(options: DatabaseOptions = {}): DynamoDBDocumentClient {
  const { callTimeout = 5_000, marshallOptions, unmarshallOptions, ...config } = options;
  const client = clientOf(config, callTimeout);
  const database = DynamoDBDocumentClient.from(client, {
    ...(marshallOptions && { marshallOptions }),
    ...(unmarshallOptions && { unmarshallOptions }),
  });
  // The SDK's document client leaves its connections to the client that it was made of.
  database.destroy = () => client.destroy();
  return database;
}

function clientOf(config: DynamoDBClientConfig, limitMs: number): DynamoDBClient {
  const settings = isPlain("database")
    ? "PLAIN names the database"
    : leanSettings(config, process.env);
  return typeof settings === "string"
    ? loadSdk().sdkClient(config, limitMs, settings)
    : leanClient(settings, config, limitMs, process.env);
}

/** Not before it is needed: it is most of the SDK. */
const loadSdk = () => require("./database/sdk") as typeof import("./database/sdk");
