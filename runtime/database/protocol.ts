import { HttpRequest } from "@smithy/core/protocols";
import type { HandlerExecutionContext, HttpResponse, ResponseMetadata } from "@smithy/types";
import type { Endpoint } from "./endpoint";
import { decoderOf, encoderOf } from "./json";
import type { Middleware } from "./middleware-order";
import { serviceError } from "./service-error";
import type { Schema } from "./shape";

interface Operation {
  /** The part of a target before the dot. */
  readonly service: string;
  /** As `GetItem`. */
  readonly operation: string;
  /** Of an operation: its input stands at 4, its output at 5. */
  readonly operationSchema: readonly Schema[];
}

const operationOf = (context: HandlerExecutionContext): Operation =>
  context.__smithy_context as unknown as Operation;

/** Writes a command's input as a request of AWS JSON 1.0. */
export function serializer(
  endpointOf: (operation: string) => Endpoint,
  userAgent: string,
): Middleware {
  return (next, context) => {
    const { service, operation, operationSchema } = operationOf(context);
    const encode = encoderOf(operationSchema[4]);
    return async (args) => {
      const { protocol, hostname, port, path, host } = endpointOf(operation);
      const body = JSON.stringify(encode(args.input));
      const request = new HttpRequest({
        protocol,
        hostname,
        ...(port !== undefined && { port }),
        path,
        method: "POST",
        headers: {
          host,
          "content-type": "application/x-amz-json-1.0",
          "content-length": String(Buffer.byteLength(body)),
          "x-amz-target": `${service}.${operation}`,
          "user-agent": userAgent,
        },
        body,
      });
      return next({ ...args, request } as typeof args);
    };
  };
}

/** Reads an answer of AWS JSON 1.0 as a command's output, or throws the error that it is. */
export const deserializer: Middleware = (next, context) => {
  const decode = decoderOf(operationOf(context).operationSchema[5]);
  return async (args) => {
    const { response } = (await next(args)) as { response: HttpResponse };
    const $metadata = metadataOf(response);
    try {
      const text = await textOf(response.body);
      const data = text === "" ? {} : JSON.parse(text);
      if (response.statusCode >= 300) throw serviceError(response, data, $metadata);
      const output = Object.assign(decode(data) as object, { $metadata });
      return { response, output };
    } catch (error) {
      throw explained(error, response, $metadata);
    }
  };
};

/** What AWS says of an answer beside it. */
function metadataOf({ statusCode, headers }: HttpResponse): ResponseMetadata {
  return {
    httpStatusCode: statusCode,
    requestId:
      headers["x-amzn-requestid"] ?? headers["x-amzn-request-id"] ?? headers["x-amz-request-id"],
    extendedRequestId: headers["x-amz-id-2"],
    cfId: headers["x-amz-cf-id"],
  } as ResponseMetadata;
}

/** Our own request handler gives a buffer; another may give a stream. */
async function textOf(body: unknown): Promise<string> {
  if (Buffer.isBuffer(body)) return body.toString();
  if (body instanceof Uint8Array) return Buffer.from(body).toString();
  const chunks: Uint8Array[] = [];
  for await (const chunk of Object(body) as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** As the SDK's own: what was answered goes along with the error, out of sight of a log. */
function explained(error: unknown, response: HttpResponse, $metadata: ResponseMetadata): unknown {
  const known = Object(error) as { message: string; $metadata?: ResponseMetadata };
  Object.defineProperty(known, "$response", { value: response, enumerable: false });
  if (!known.$metadata) {
    known.message += "\n  The database's answer is no JSON of its own: see {error}.$response.";
    known.$metadata = $metadata;
  }
  return error;
}
