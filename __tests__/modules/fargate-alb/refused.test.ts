import { FargateAlb, type FargateAlbProps } from "../../../modules/fargate-alb";
import { Network } from "../../../modules/network";
import { synthesize, temporaryFolder } from "../synthesize";
import { service } from "./service";

const sidecar = { name: "traces", image: "ghcr.io/someone/traces:1" };
const vpcId = "vpc-1";
const publicSubnetIds = ["subnet-a", "subnet-b"];
const wafArn = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/all/1";

/** What AWS would refuse halfway through a deploy. */
test.each<[Partial<FargateAlbProps>, string]>([
  [{ name: "internal-shop" }, 'name is "internal-shop"; allowed is one that does not begin with'],
  [{ drainSeconds: -5 }, "drainSeconds is -5; allowed is a whole number from 0 to 3600."],
  [{ drainSeconds: 0.5 }, "drainSeconds is 0.5; allowed is a whole number from 0 to 3600."],
  [{ finishSeconds: -1 }, "finishSeconds is -1; allowed is a number of seconds from 0."],
  [{ idleTimeoutSeconds: 0 }, "idleTimeoutSeconds is 0; allowed is a whole number from 1 to 4000."],
  [
    { idleTimeoutSeconds: 5000, keepAliveSeconds: 6000 },
    "idleTimeoutSeconds is 5000; allowed is a whole number from 1 to 4000.",
  ],
  [
    { sidecars: [{ ...sidecar, port: 70_000 }] },
    "sidecars: traces.port is 70000; allowed is a whole number from 1 to 65535.",
  ],
  [
    { sidecars: ["a", "b"].map((name) => ({ ...sidecar, name, memory: 256 })) },
    "sidecars have the memory 512 together; allowed is less than the task's 512.",
  ],
  [
    {
      ingress: "private",
      network: { vpcId, publicSubnetIds, privateSubnetIds: ["subnet-c"] },
    },
    "network.privateSubnetIds are 1; allowed are 2 or more.",
  ],
  [
    { network: { vpcId, publicSubnetIds: ["subnet-a", "subnet-a"] } },
    "network.publicSubnetIds has subnet-a twice; allowed is each once.",
  ],
  [{ wafArn }, `wafArn is "${wafArn}"; allowed is the ARN of a regional web ACL`],
  [
    { accessLogs: { bucket: "logs", prefix: "/shop/" } },
    'accessLogs.prefix is "/shop/"; allowed is one without / at either end and without AWSLogs.',
  ],
])("%j is refused", (props, problem) => {
  expect(() => service(props)).toThrow(problem);
});

test("a name that ECR takes for no repository is refused where an image is built, and only there", () => {
  const folder = temporaryFolder({ Dockerfile: "FROM scratch\n" });
  expect(() => service({ name: "a--b", image: { folder } })).toThrow(
    'name is "a--b"; allowed with image.folder is one of 2 characters or more, without two hyphens in a row',
  );
  expect(() => service({ name: "a", image: { folder } })).toThrow('name is "a"; allowed with');
  expect(() => service({ name: "a--b" })).not.toThrow();
});

describe("secrets", () => {
  test("one that a database keeps for itself is taken", () => {
    const DB = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!db-0a1b-AbCdEf:password::";
    expect(() => service({ secrets: { DB } })).not.toThrow();
  });

  test("with endpoints alone, one of another region is refused, also a sidecar's", () => {
    const DB = "arn:aws:ssm:us-east-1:123456789012:parameter/shop/db";
    const uri = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1";
    const declare = (props: Partial<FargateAlbProps>) => () =>
      synthesize((stack) => {
        const network = new Network(stack, "network", { egress: "endpoints" });
        new FargateAlb(stack, "api", { image: { uri }, network, ...props });
      });
    const problem =
      'secrets.DB is in us-east-1; with egress "endpoints", allowed is the stack\'s own region alone, eu-west-1.';
    expect(declare({ secrets: { DB } })).toThrow(problem);
    const sidecars = [{ ...sidecar, image: uri, secrets: { DB } }];
    expect(declare({ sidecars })).toThrow(`sidecars: traces: ${problem}`);
    expect(() => service({ secrets: { DB } })).not.toThrow();
  });
});
