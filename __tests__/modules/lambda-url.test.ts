import { LambdaUrl, type LambdaUrlProps } from "../../modules/lambda-url";
import { code } from "./lambda-api/api";
import { addresses, allOf, at, parsed, ref, synthesize } from "./synthesize";

const made = (props: Partial<LambdaUrlProps> = {}) =>
  synthesize((stack) => {
    new LambdaUrl(stack, "api", { code, ...props });
  });
const cors = {
  allowOrigins: ["https://shop.example"],
  allowMethods: ["GET", "POST"],
  allowHeaders: ["content-type"],
  exposeHeaders: [],
  maxAgeSeconds: 600,
};

test("a function at an address of its own, and nothing of an API", () => {
  const stack = made();
  expect(addresses(stack).filter((address) => address.includes("apigateway"))).toEqual([]);
  expect(at(stack, "aws_lambda_function_url.api_url")).toMatchObject({
    authorization_type: "NONE",
    function_name: ref("aws_lambda_alias.api_function_live.function_name"),
    qualifier: ref("aws_lambda_alias.api_function_live.name"),
  });
  expect(at(stack, "aws_lambda_function.api_function")).toMatchObject({
    function_name: "api",
    publish: true,
    memory_size: 512,
    architectures: ["arm64"],
  });
});

test("everybody may invoke it by its URL and in no other way", () => {
  const stack = made();
  const template = parsed(at(stack, "aws_cloudformation_stack.api_open").template_body);
  expect(template).toEqual({
    Resources: {
      InvokedByUrl: {
        Type: "AWS::Lambda::Permission",
        Properties: {
          Action: "lambda:InvokeFunction",
          FunctionName: ref("aws_lambda_alias.api_function_live.arn"),
          InvokedViaFunctionUrl: true,
          Principal: "*",
        },
      },
    },
  });
  // One that cannot say "by its URL" would let in every account.
  expect(allOf(stack, "aws_lambda_permission")).toEqual([]);
});

test("what a function may have it has too: secrets, instances, a VPC, a policy of CORS", () => {
  const stack = made({
    name: "shop",
    secrets: { DB: "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/db" },
    provisionedConcurrency: 2,
    reservedConcurrency: 20,
    timeoutSeconds: 600,
    vpc: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
    cors,
    tracing: true,
  });
  expect(at(stack, "aws_lambda_function.api_function")).toMatchObject({
    function_name: "shop",
    timeout: 600,
    reserved_concurrent_executions: 20,
    vpc_config: { subnet_ids: ["subnet-1"], security_group_ids: ["sg-1"] },
  });
  expect(at(stack, "aws_lambda_function_url.api_url")).toMatchObject({
    cors: { allow_methods: ["GET", "POST"], max_age: 600 },
    depends_on: ["aws_lambda_provisioned_concurrency_config.api_function_provisioned"],
  });
  expect(at(stack, "aws_cloudformation_stack.api_open").name).toBe("shop-url");
});

test.each<[Partial<LambdaUrlProps>, string]>([
  [{ name: "a b" }, 'name is "a b"'],
  [{ memory: 64 }, "memory is 64; allowed is a whole number from 128 to 10240."],
  [{ timeoutSeconds: 901 }, "timeoutSeconds is 901"],
  [
    { cors: { ...cors, allowMethods: ["OPTIONS"] } },
    'cors.allowMethods has "OPTIONS"; allowed are GET, PUT, HEAD, POST, PATCH, DELETE and *',
  ],
  [{ cors: { ...cors, maxAgeSeconds: 1e6 } }, "cors.maxAgeSeconds is 1000000"],
  [
    { timeoutSeconds: 5, appTimeouts: [{ name: "the database's", seconds: 5 }] },
    "allowed is only the first below the second.",
  ],
])("refused with what is allowed: %j", (props, problem) => {
  expect(() => made(props)).toThrow(problem);
});
