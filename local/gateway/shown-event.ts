import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** Headers that let whoever knows them in. */
const SECRET = /^(authorization|proxy-authorization|x-api-key|.*-token|.*-secret)$/;

/** An event as it may be printed: with what is secret in it hidden. It is changed in nothing else. */
export function shownEvent(event: APIGatewayProxyEventV2): APIGatewayProxyEventV2 {
  const headers = Object.fromEntries(
    Object.entries(event.headers).map(([name, value]) => [
      name,
      SECRET.test(name) ? "(hidden)" : value,
    ]),
  );
  const cookies = event.cookies?.map((cookie) => cookie.replace(/=.*$/s, "=(hidden)"));
  return { ...event, headers, ...(cookies && { cookies }) };
}
