import { AwsSdkSigV4Signer } from "@aws-sdk/core/httpAuthSchemes";
import type { AwsCredentialIdentity, HttpRequest, HttpResponse } from "@smithy/types";
import type { Middleware } from "./middleware-order";
import { createSignature, signingTime } from "./signature";

export type Credentials = () => Promise<AwsCredentialIdentity>;

/** A part of a client's settings: what the SDK knows of the server's clock it keeps there. */
export interface Clock {
  /** Milliseconds that the server's clock is ahead of this one. */
  systemClockOffset: number;
}

/**
 * Signs each try anew. The server's clock, and what to do where it is another than ours, stay the SDK's
 * matter.
 */
export function signing(credentials: Credentials, region: string, clock: Clock): Middleware {
  const signature = createSignature();
  const service = "dynamodb";
  const sign = async (request: HttpRequest, { signingDate }: { readonly signingDate: Date }) => {
    const { accessKeyId, secretAccessKey, sessionToken } = await credentials();
    const time = signingTime(signingDate);
    const { headers } = request;
    headers["x-amz-date"] = time;
    if (sessionToken) headers["x-amz-security-token"] = sessionToken;
    headers.authorization = signature(
      request as HttpRequest & { readonly body: string },
      { accessKeyId, secretAccessKey, region, service },
      time,
    );
    return request;
  };
  const signer = new AwsSdkSigV4Signer();
  const config = Object.assign(clock, { signer: async () => ({ sign }) });
  return (next, context) => async (args) => {
    const properties = { config, context, signingRegion: region, signingName: service };
    const { request } = args as unknown as { request: HttpRequest };
    const signed = await signer.sign(request as never, {} as never, properties);
    const output = await next({ ...args, request: signed } as typeof args).catch(
      signer.errorHandler(properties),
    );
    const { response } = output as unknown as { response: HttpResponse };
    signer.successHandler(response, properties);
    return output;
  };
}
