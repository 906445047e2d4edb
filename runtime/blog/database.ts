import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { openDocumentClient } from "../database";
import { manifest } from "./manifest";

/**
 * Region, credentials and endpoint come from the environment. What is tried again is said in the store:
 * the client's own retries would send a write anew that may have happened.
 */
export const openDatabase = (): DynamoDBDocumentClient =>
  openDocumentClient({ callTimeout: manifest.timeouts.call, maxAttempts: 1 });
