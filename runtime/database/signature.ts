import { createHmac, hash } from "node:crypto";

/** Whose signature it is, and for what. */
export interface Scope {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
  readonly service: string;
}

/** What is signed: one request without a query. */
export interface Signable {
  readonly method: string;
  readonly path: string;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac("sha256", key).update(text).digest();

/**
 * Makes a function that signs requests by Signature Version 4, over the headers that must be signed:
 * `host`, `content-type` and `x-amz-*`. What is derived from a day, a region and a secret is kept until
 * one of them changes.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 *
 * @returns the value of `authorization`; `time` is that of `x-amz-date`, `20261124T093000Z`
 */
export function createSignature(): (request: Signable, scope: Scope, time: string) => string {
  let kept: Scope | undefined;
  let keptDay = "";
  let key: Buffer = Buffer.alloc(0);

  const keyOf = (scope: Scope, day: string): Buffer => {
    if (
      day === keptDay &&
      scope.secretAccessKey === kept?.secretAccessKey &&
      scope.region === kept.region &&
      scope.service === kept.service
    ) {
      return key;
    }
    const { secretAccessKey, region, service } = scope;
    key = [region, service, "aws4_request"].reduce(hmac, hmac(`AWS4${secretAccessKey}`, day));
    kept = scope;
    keptDay = day;
    return key;
  };

  return ({ method, path, headers, body }, scope, time) => {
    const names = signedNames(headers);
    const signedHeaders = names.join(";");
    let lines = "";
    for (const name of names) lines += `${name}:${folded(headers[name] ?? "")}\n`;
    const canonical = `${method}\n${canonicalPath(path)}\n\n${lines}\n${signedHeaders}\n${hash("sha256", body)}`;
    const day = time.slice(0, 8);
    const place = `${day}/${scope.region}/${scope.service}/aws4_request`;
    const text = `AWS4-HMAC-SHA256\n${time}\n${place}\n${hash("sha256", canonical)}`;
    const signature = createHmac("sha256", keyOf(scope, day)).update(text).digest("hex");
    return `AWS4-HMAC-SHA256 Credential=${scope.accessKeyId}/${place}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
  };
}

function signedNames(headers: Readonly<Record<string, string>>): string[] {
  const names: string[] = [];
  for (const name in headers) {
    if (name === "host" || name === "content-type" || name.startsWith("x-amz-")) names.push(name);
  }
  return names.sort();
}

/** Runs of white space count as one space. */
const folded = (value: string) =>
  value
    .replace(/[\r\n]/g, " ")
    .replace(/[ \t]+/g, " ")
    .replace(/^ | $/g, "");

function canonicalPath(path: string): string {
  if (path === "/") return path;
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  const end = segments.length > 0 && path.endsWith("/") ? "/" : "";
  return encodeURIComponent(`/${segments.join("/")}${end}`)
    .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%2F/g, "/");
}

/** A time as Signature Version 4 writes it. */
export function signingTime(date: Date): string {
  const iso = date.toISOString();
  return `${iso.slice(0, 4)}${iso.slice(5, 7)}${iso.slice(8, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}Z`;
}
