import { DynamoDBServiceException, errorTypeRegistries } from "@aws-sdk/client-dynamodb";
import { decorateServiceException } from "@smithy/core/client";
import type { HttpResponse, ResponseMetadata } from "@smithy/types";
import { decoderOf } from "./json";

type Data = Record<string, unknown>;

/** The error that an answer of 300 and above is, of the class that the SDK has for it. */
export function serviceError(
  response: HttpResponse,
  data: Data,
  $metadata: ResponseMetadata,
): DynamoDBServiceException {
  const name = nameOf(response, data) ?? "Unknown";
  const message = data.message ?? data.Message ?? "UnknownError";
  const known = find(name);
  if (!known) {
    const $fault = response.statusCode < 500 ? "client" : "server";
    const error = new DynamoDBServiceException({ name, $fault, $metadata, message: "" });
    return decorateServiceException(error, { ...data, message });
  }
  const error = new known.Class({ $metadata, message: "" } as never) as DynamoDBServiceException;
  const { schema } = known;
  const members = decoderOf(schema)(data) as Data;
  return decorateServiceException(
    Object.assign(error, { $metadata, $fault: Object(schema[3]).error, message }, members),
    data,
  );
}

function find(name: string) {
  for (const registry of errorTypeRegistries) {
    try {
      const schema = registry.getSchema(name) as unknown as never;
      const Class = registry.getErrorCtor(schema) as unknown as
        | (new (
            options: never,
          ) => unknown)
        | undefined;
      if (Class) return { schema: schema as readonly unknown[], Class };
    } catch {
      // Not one of its own.
    }
  }
  return undefined;
}

/** As the SDK reads it: `com.amazonaws.dynamodb.v20120810#ThrottlingException` is the part behind `#`. */
function nameOf({ headers }: HttpResponse, data: Data): string | undefined {
  const code = Object.keys(data).find((key) => key.toLowerCase() === "code");
  const raw = data.__type ?? (code && data[code]) ?? headers["x-amzn-errortype"];
  if (raw === undefined) return undefined;
  const [text = ""] = String(raw).split(/[,:]/);
  return text.split("#").at(text.includes("#") ? 1 : 0);
}
