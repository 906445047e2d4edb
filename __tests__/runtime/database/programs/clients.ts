import { inspect } from "node:util";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type DatabaseOptions, openDocumentClient } from "../../../../runtime/database";

process.env.AWS_REGION = "eu-central-1";
process.env.AWS_ACCESS_KEY_ID = "local";
process.env.AWS_SECRET_ACCESS_KEY = "local";

export interface Clients {
  readonly sdk: DynamoDBDocumentClient;
  readonly lean: DynamoDBDocumentClient;
}

/** The same client twice: as the SDK has it, and ours. */
export function clientsAt(url: string, options: DatabaseOptions = {}): Clients {
  process.env.AWS_ENDPOINT_URL_DYNAMODB = url;
  process.env.PLAIN = "database";
  const sdk = openDocumentClient(options);
  delete process.env.PLAIN;
  return { sdk, lean: openDocumentClient(options) };
}

/** All that can be seen of what a call gave, but for what differs from request to request. */
export async function seen(call: () => Promise<unknown>): Promise<string> {
  try {
    return shown(await call());
  } catch (error) {
    const { name, message, code, stack: _, ...rest } = error as Record<string, unknown>;
    const Class = Object.getPrototypeOf(error).constructor;
    const parts = { thrown: Class.name, name, message: (error as Error).message ?? message, code };
    return shown({ ...parts, ...rest });
  }
}

const shown = (value: unknown): string =>
  inspect(value, { depth: 20, sorted: true, maxArrayLength: null, maxStringLength: 2_000 })
    .replace(/requestId: '[^']*'/g, "requestId: (some)")
    .replace(/totalRetryDelay: \d+/g, "totalRetryDelay: (some)");
