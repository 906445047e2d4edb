import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { takeSecrets } from "../../../runtime/adapter/take-secrets";

const parameter = "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/db";
const secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/pay-AbCdEf";
const strong = "a-key-for-these-tests-alone";

type Answer = readonly [status: number, body: unknown];
interface Asked {
  readonly headers: IncomingMessage["headers"];
  readonly body: Record<string, unknown>;
}

/** Stands for AWS: gives these answers one after the other, the last for ever, and tells what was asked. */
async function withAws<T>(
  answers: readonly Answer[],
  run: (env: Record<string, string | undefined>, asked: readonly Asked[]) => Promise<T>,
): Promise<T> {
  const asked: Asked[] = [];
  const server = createServer(async (req, res) => {
    const parts: Buffer[] = [];
    for await (const part of req) parts.push(part);
    const [status, body] = answers[Math.min(asked.length, answers.length - 1)] as Answer;
    asked.push({ headers: req.headers, body: JSON.parse(Buffer.concat(parts).toString()) });
    res.writeHead(status).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const env = {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: "AKID",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_SESSION_TOKEN: "token",
  };
  try {
    return await run(env, asked);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

test("a parameter is read as the function's role, decrypted", () =>
  withAws([[200, { Parameters: [{ Value: "postgres://" }] }]], async (env, asked) => {
    const own = { ...env, SECRET_ARNS: JSON.stringify({ DB: parameter }) };
    await takeSecrets(own);
    expect(own).toMatchObject({ DB: "postgres://" });
    expect(asked).toEqual([
      {
        body: { Names: [parameter], WithDecryption: true },
        headers: expect.objectContaining({
          "x-amz-target": "AmazonSSM.GetParameters",
          "x-amz-security-token": "token",
          authorization: expect.stringMatching(
            /^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/eu-west-1\/ssm\/aws4_request, /,
          ),
        }),
      },
    ]);
  }));

test("a secret is read whole, or one of its fields, in the version that is named", () =>
  withAws([[200, { SecretString: '{"token":"t","n":1}' }]], async (env, asked) => {
    const read = async (arn: string) => {
      const own: Record<string, string | undefined> = { ...env, SECRET_ARNS: `{"PAY":"${arn}"}` };
      await takeSecrets(own);
      return own.PAY;
    };
    expect(await read(secret)).toBe('{"token":"t","n":1}');
    expect(await read(`${secret}:token:AWSPREVIOUS:`)).toBe("t");
    expect(asked.map(({ body }) => body)).toEqual([
      { SecretId: secret },
      { SecretId: secret, VersionStage: "AWSPREVIOUS" },
    ]);
    await expect(read(`${secret}:n::`)).rejects.toThrow(/^PAY could not be read from .* name n\.$/);
  }));

test("a service that fails for a while is asked again; a refusal is told at once", () =>
  withAws(
    [
      [503, {}],
      [400, { __type: "ThrottlingException" }],
      [200, { SecretString: "t" }],
      [400, { __type: "AccessDeniedException" }],
    ],
    async (env, asked) => {
      const own = { ...env, SECRET_ARNS: JSON.stringify({ PAY: secret }) };
      await takeSecrets(own);
      expect(own).toMatchObject({ PAY: "t" });
      expect(asked).toHaveLength(3);
      await expect(takeSecrets(own)).rejects.toThrow(
        /^PAY could not be read from arn:.*: 400 .*AccessDeniedException/,
      );
      expect(asked).toHaveLength(4);
    },
  ));

test("a parameter that is not there is told", () =>
  withAws([[200, { Parameters: [], InvalidParameters: [parameter] }]], async (env) => {
    await expect(
      takeSecrets({ ...env, SECRET_ARNS: JSON.stringify({ DB: parameter }) }),
    ).rejects.toThrow(`DB could not be read from ${parameter}: there is no such parameter.`);
  }));

test("of a key only its SHA-256 is left, whoever put it there", async () => {
  const env: Record<string, string | undefined> = { HASHED_KEYS: "WRITE_KEY,OTHER_KEY" };
  await takeSecrets({ ...env });
  const own = { ...env, WRITE_KEY: strong };
  await takeSecrets(own);
  expect(own).toEqual({ ...env, WRITE_KEY_SHA256: sha256(strong) });
});

test("a key that a person would think of is refused, and not repeated", async () => {
  const weak = takeSecrets({ HASHED_KEYS: "WRITE_KEY", WRITE_KEY: "summer2026" });
  await expect(weak).rejects.toThrow("WRITE_KEY is a text of 10 characters; allowed is 24 to 256");
  await expect(weak).rejects.not.toThrow(/summer/);
});
