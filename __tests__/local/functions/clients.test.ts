import { awsLambdaRic, awsRuntimeClient } from "../../support/aws-lambda-ric";
import { ownRuntimeClient, usePools } from "../../support/function-pool";
import { describeWith } from "../../support/tools";

describe("our runtime client", () => suite(ownRuntimeClient));
describeWith([awsLambdaRic], "AWS's own runtime client, unmodified", () =>
  suite(() => awsRuntimeClient),
);

/** What holds for every client of the Runtime API. */
function suite(runtimeClient: () => string | Promise<string>): void {
  const start = usePools(runtimeClient);

  test("hands event and result over unchanged, again and again in one instance", async () => {
    const pool = start();
    const events = ["häppchen \u{1f370}", "", "x".repeat(1_000_000)];
    for (const text of events) {
      const event = { deed: "echo", nested: { text, list: [null, 1.5, true] } };
      expect(await pool.result(event)).toEqual(event);
    }
    expect(pool.pool.coldStarts).toBe(1);
  });

  test("gives the handler its context", async () => {
    const { context, leftMs } = await start({ timeoutMs: 5_000, memoryMb: 256 }).result();
    expect(context).toMatchObject({
      functionName: "probe",
      functionVersion: "$LATEST",
      invokedFunctionArn: "arn:aws:lambda:us-east-1:123456789012:function:probe",
      memoryLimitInMB: "256",
      logGroupName: "/aws/lambda/probe",
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(leftMs).toBeGreaterThan(0);
    expect(leftMs).toBeLessThanOrEqual(5_000);
  });

  test("gives the function Lambda's environment and its own, and nothing of ours", async () => {
    process.env.ONLY_OURS = "1";
    const traceId = "Root=1-00000001-000000000000000000000001";
    const event = { deed: "env", headers: { "x-amzn-trace-id": traceId } };
    const env = await start().result<Record<string, string>>(event);
    delete process.env.ONLY_OURS;
    expect(env).toMatchObject({
      TABLE_NAME: "posts",
      AWS_LAMBDA_FUNCTION_NAME: "probe",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "512",
      AWS_REGION: "us-east-1",
      _HANDLER: "index.handler",
      _X_AMZN_TRACE_ID: traceId,
    });
    expect(env).not.toHaveProperty("ONLY_OURS");
  });

  test("reports what the handler throws, and serves on", async () => {
    const pool = start();
    const error = { kind: "error", errorType: "RangeError", errorMessage: "thrown on purpose" };
    expect(await pool.invoke({ deed: "throw" })).toEqual(error);
    expect((await pool.result()).served).toBe(2);
  });

  test("writes the lines of Lambda around those of the function", async () => {
    const pool = start();
    await pool.invoke({ deed: "log" });
    await pool.invoke({ deed: "log" });
    const log = pool.lines.join("\n");
    expect(log).toContain("a line of the function");
    expect(log).toContain("a line of its errors");
    const id = "[0-9a-f-]{36}";
    const times = String.raw`Duration: \d+\.\d\d ms\tBilled Duration: \d+ ms`;
    const memory = String.raw`Memory Size: 512 MB\tMax Memory Used: [1-9]\d+ MB`;
    const cold = String.raw`\tInit Duration: \d+\.\d\d ms`;
    expect(pool.lines.filter((line) => /^(START|END|REPORT) /.test(line))).toEqual([
      expect.stringMatching(`^START RequestId: ${id} Version: \\$LATEST$`),
      expect.stringMatching(`^END RequestId: ${id}$`),
      expect.stringMatching(`^REPORT RequestId: ${id}\t${times}\t${memory}${cold}$`),
      expect.stringMatching(`^START RequestId: ${id} Version: \\$LATEST$`),
      expect.stringMatching(`^END RequestId: ${id}$`),
      expect.stringMatching(`^REPORT RequestId: ${id}\t${times}\t${memory}$`),
    ]);
  });
}
