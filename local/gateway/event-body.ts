/** The end of an event. */
export interface EventBody {
  /** Left out where the request has none. */
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

/** What travels as text; every other type travels as base64. Row 14. */
const TEXT = /^(text\/[^;\s]+|application\/(json|xml|javascript))$/i;

/**
 * The body as it stands in the event: text where the content type says text in UTF-8, base64
 * otherwise, which includes a request without a content type and a form. Rows 14 and 15.
 */
export function readBody(body: Buffer, contentType: string | undefined): EventBody {
  if (body.length === 0) return { isBase64Encoded: false };
  if (isText(contentType ?? "")) return { body: body.toString("utf8"), isBase64Encoded: false };
  return { body: body.toString("base64"), isBase64Encoded: true };
}

function isText(contentType: string): boolean {
  const [type = "", ...parameters] = contentType.split(";").map((part) => part.trim());
  const charset = parameters
    .map((parameter) => /^charset="?([^"]*)"?$/i.exec(parameter)?.[1])
    .find((value) => value !== undefined);
  return TEXT.test(type) && (charset === undefined || charset.toLowerCase() === "utf-8");
}
