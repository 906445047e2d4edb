import { Sha256 } from "@smithy/core/checksum";
import { SignatureV4 } from "@smithy/signature-v4";
import fc from "fast-check";
import { createSignature, signingTime } from "../../../runtime/database/signature";

const text = fc.string({ minLength: 1, unit: "grapheme-ascii" });
const request = fc.record({
  method: fc.constant("POST"),
  path: fc.oneof(
    fc.constant("/"),
    fc.webPath().map((path) => `/${path}`),
  ),
  body: fc.string({ unit: "grapheme" }),
  more: fc.dictionary(fc.stringMatching(/^x-amz-[a-z]{1,8}$/), text, { maxKeys: 4 }),
  token: fc.option(text, { nil: undefined }),
});
const scope = fc.record({
  accessKeyId: fc.stringMatching(/^[A-Z0-9]{16}$/),
  secretAccessKey: fc.string({ minLength: 1 }),
  region: fc.constantFrom("eu-central-1", "us-gov-west-1"),
});
const time = fc.date({
  min: new Date("2000-01-01"),
  max: new Date("2099-12-31"),
  noInvalidDate: true,
});

test("is the SDK's own for the same headers, whatever was signed before", async () => {
  const sign = createSignature();
  await fc.assert(
    fc.asyncProperty(
      request,
      scope,
      time,
      async ({ more, token, ...asked }, whose, signingDate) => {
        const { accessKeyId, secretAccessKey, region } = whose;
        const credentials = { accessKeyId, secretAccessKey, ...(token && { sessionToken: token }) };
        const headers = {
          host: "dynamodb.eu-central-1.amazonaws.com",
          "content-type": "application/x-amz-json-1.0",
          ...more,
        };
        const theirs = await new SignatureV4({
          credentials,
          region,
          service: "dynamodb",
          sha256: Sha256,
          applyChecksum: false,
        }).sign(
          { ...asked, headers, protocol: "https:", hostname: "x", query: {} },
          { signingDate },
        );
        const signed: Record<string, string> = { ...theirs.headers, "user-agent": "not signed" };
        delete signed.authorization;
        const ours = sign(
          { ...asked, headers: signed },
          { ...whose, service: "dynamodb" },
          signingTime(signingDate),
        );
        expect(ours).toBe(theirs.headers.authorization);
      },
    ),
    { numRuns: 300 },
  );
});
