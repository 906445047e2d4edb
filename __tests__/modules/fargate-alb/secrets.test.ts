import { FargateAlb } from "../../../modules/fargate-alb";
import { Network } from "../../../modules/network";
import { addresses, at, parsed, synthesize } from "../synthesize";
import { container, service } from "./service";

const parameter = "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/db";
const secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/pay-AbCdEf";
const keyArn = "arn:aws:kms:eu-west-1:123456789012:key/1";

describe("secrets", () => {
  const stack = service({
    secrets: { DB: parameter, PAY: `${secret}:token::`, OWN: { arn: `${secret}2`, keyArn } },
  });

  test("are read when a task starts, and stand nowhere else", () => {
    expect(container(stack)?.secrets).toEqual([
      { name: "DB", valueFrom: parameter },
      { name: "OWN", valueFrom: `${secret}2` },
      { name: "PAY", valueFrom: `${secret}:token::` },
    ]);
  });

  test("the role that starts the task reads exactly those, and the app's own reads none", () => {
    const { Statement } = parsed(
      at(stack, "aws_iam_role_policy.api_execution_role_start").policy,
    ) as { Statement: unknown[] };
    expect(Statement.slice(1)).toEqual([
      { Sid: "ReadParameters", Effect: "Allow", Action: "ssm:GetParameters", Resource: parameter },
      {
        Sid: "ReadSecrets",
        Effect: "Allow",
        Action: "secretsmanager:GetSecretValue",
        Resource: [secret, `${secret}2`],
      },
      { Sid: "DecryptSecrets", Effect: "Allow", Action: "kms:Decrypt", Resource: keyArn },
    ]);
    expect(addresses(stack).filter((address) => /task_role_/.test(address))).toEqual([]);
  });

  test("with endpoints alone, there is one to where they are kept", () => {
    const endpoints = (secrets: Record<string, string>) =>
      addresses(
        synthesize((stack) => {
          const network = new Network(stack, "network", { egress: "endpoints" });
          const uri = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1";
          new FargateAlb(stack, "api", { image: { uri }, network, secrets });
        }),
      ).filter((address) => /ssm|secretsmanager/.test(address));
    expect(endpoints({})).toEqual([]);
    expect(endpoints({ DB: parameter, PAY: secret })).toEqual([
      "aws_vpc_endpoint.network_secretsmanager_endpoint",
      "aws_vpc_endpoint.network_ssm_endpoint",
    ]);
  });

  test("one that stands in the place of its ARN is refused, and not repeated", () => {
    const refused = () => service({ secrets: { DB: "hunter2-is-my-password" } });
    expect(refused).toThrow("secrets.DB is a text of 22 characters and no ARN; allowed is that of");
    expect(refused).not.toThrow(/hunter2/);
  });

  test.each([
    [{ PORT: parameter }, "secrets has PORT, which environment has too"],
    [{ GREETING: parameter }, "secrets has GREETING, which environment has too"],
    [{ "a-b": parameter }, 'secrets has the name "a-b"; allowed are letters, digits and _.'],
  ])("%j is refused", (secrets, problem) => {
    const environment = { GREETING: "hello" };
    expect(() => service({ environment, secrets: secrets as Record<string, string> })).toThrow(
      problem,
    );
  });
});
