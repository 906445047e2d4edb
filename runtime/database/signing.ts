import type { AwsCredentialIdentity, HttpRequest, HttpResponse } from "@smithy/types";
import { ServerClock } from "./clock";
import type { Middleware } from "./middleware-order";
import { createSignature, signingTime } from "./signature";

export type Credentials = () => Promise<AwsCredentialIdentity>;

/** Signs each try anew, by the server's clock. */
export function signing(credentials: Credentials, region: string): Middleware {
  const signature = createSignature();
  const clock = new ServerClock();
  return (next) => async (args) => {
    const { accessKeyId, secretAccessKey, sessionToken } = await credentials();
    const { request } = args as unknown as { readonly request: HttpRequest & { body: string } };
    const sent = clock.sent();
    const time = signingTime(new Date(sent.at + sent.offset));
    request.headers["x-amz-date"] = time;
    if (sessionToken) request.headers["x-amz-security-token"] = sessionToken;
    const scope = { accessKeyId, secretAccessKey, region, service: "dynamodb" };
    request.headers.authorization = signature(request, scope, time);
    try {
      const output = await next(args);
      clock.learn((output as unknown as { readonly response: HttpResponse }).response, sent);
      return output;
    } catch (error) {
      clock.learnFrom(error, sent);
      throw error;
    }
  };
}
