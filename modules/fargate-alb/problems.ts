import { Token } from "cdktf";
import type { Construct } from "constructs";
import { choiceProblem, nameProblem, type Problems, rangeProblem, retentionDays } from "../checks";
import { Network } from "../network";
import { existingNetworkProblems } from "../network/place";
import { regionOf } from "../region";
import { secretProblems, unreachedSecretProblems } from "../secrets";
import { ladderProblems } from "../timeouts";
import { containerName } from "./container";
import { dockerfileProblem } from "./dockerfile";
import { healthCheckProblems } from "./health-check";
import { ingresses } from "./private-balancer";
import type { FargateAlbProps } from "./props";
import { imageProblem } from "./registry";
import type { Settled } from "./settle";
import { sharedListenerProblems } from "./shared-listener";
import { sidecarProblems } from "./sidecar";
import { mostTasks, sizeProblem } from "./sizes";

/** What the construct sets itself, which nothing takes the place of. */
const always = { PORT: "", AWS_REGION: "", DRAIN_SECONDS: "", HEALTH_PORT: "" };

/** All that is wrong with a service's props. */
export function problemsOf(scope: Construct, props: FargateAlbProps, own: Settled): Problems {
  const { drainSeconds, finishSeconds, stopTimeoutSeconds } = own;
  const { network } = props;
  const egress = network instanceof Network ? network.egress : undefined;
  const app = { name: containerName, ports: own.ports, memory: own.memory };
  return [
    nameProblem("name", own.name, 32),
    ...awsNameProblems(own.name, props),
    rangeProblem("port", own.port, [1, 65_535]),
    sizeProblem(own.cpu, own.memory),
    choiceProblem("ingress", own.ingress, ingresses),
    own.ingress === "private" &&
      props.domain !== undefined &&
      'domain is set with ingress "private"; allowed is it where CloudFront is, which alone is reached.',
    choiceProblem("architecture", own.architecture, ["arm64", "x86_64"]),
    rangeProblem("minTasks", own.minTasks, [1, mostTasks]),
    rangeProblem("maxTasks", own.maxTasks, [own.minTasks, mostTasks]),
    rangeProblem("spotPercent", own.spotPercent, [0, 100]),
    rangeProblem("requestsPerTask", own.requestsPerTask, [1, 1_000_000]),
    rangeProblem("cpuPercent", own.cpuPercent, [1, 100]),
    rangeProblem("idleTimeoutSeconds", own.idleTimeoutSeconds, [1, 4_000]),
    rangeProblem("drainSeconds", drainSeconds, [0, 3_600]),
    !(finishSeconds >= 0) &&
      `finishSeconds is ${finishSeconds}; allowed is a number of seconds from 0.`,
    rangeProblem("stopTimeoutSeconds", stopTimeoutSeconds, [1, 120]),
    choiceProblem("logRetentionDays", own.logRetentionDays, retentionDays),
    !/^[1-9]\d*(:[1-9]\d*)?$/.test(own.user) &&
      `user is "${own.user}"; allowed is a number, or two as "user:group", and never 0, which is root.`,
    imageProblem(scope, props.image, egress),
    dockerfileProblem(props.image),
    ...healthCheckProblems(own.healthCheck),
    ...secretProblems(own.secrets, { ...own.environment, ...always }),
    ...(egress === "endpoints" ? unreachedSecretProblems(own.secrets, regionOf(scope)) : []),
    ...sidecarProblems(own.sidecars, app, egress, regionOf(scope)),
    ...(network && !(network instanceof Network)
      ? existingNetworkProblems(network, own.ingress !== "public")
      : []),
    ...(props.listener ? sharedListenerProblems(scope, props.listener) : []),
    ...ownBalancerProblems(props),
    ...besideProblems(props),
    ...ladderProblems([
      { name: "idleTimeoutSeconds", seconds: own.idleTimeoutSeconds },
      { name: "keepAliveSeconds", seconds: own.keepAliveSeconds },
    ]),
    ...ladderProblems([
      { name: "drainSeconds with finishSeconds", seconds: drainSeconds + finishSeconds },
      { name: "stopTimeoutSeconds", seconds: stopTimeoutSeconds },
    ]),
  ];
}

/** What a shared load balancer's owner sets, and no service behind it. */
const ofBalancers = ["ingress", "domain", "accessLogs", "wafArn", "idleTimeoutSeconds"] as const;

function ownBalancerProblems(props: FargateAlbProps): string[] {
  if (!props.listener) return [];
  return [
    ...ofBalancers
      .filter((prop) => props[prop] !== undefined)
      .map((prop) => `${prop} is set beside listener; allowed is it where the listener was made.`),
    ...(props.network === undefined
      ? ["network is not set beside listener; allowed is the one that the load balancer is in."]
      : []),
  ];
}

/** What of a sound name a load balancer or a registry refuses. */
function awsNameProblems(name: string, { image, listener }: FargateAlbProps): (string | false)[] {
  return [
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
    listener === undefined &&
      name.startsWith("internal-") &&
      `name is "${name}"; allowed is one that does not begin with internal-, which AWS keeps to itself.`,
    // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
    "folder" in image &&
      (name.length < 2 || name.includes("--")) &&
      `name is "${name}"; allowed with image.folder is one of 2 characters or more, without two hyphens in a row: the image's repository is called so.`,
  ];
}

/** What stands beside the load balancer, and was made elsewhere. */
function besideProblems({ wafArn, accessLogs }: FargateAlbProps): (string | false)[] {
  const prefix = accessLogs?.prefix ?? "";
  return [
    wafArn !== undefined &&
      !Token.isUnresolved(wafArn) &&
      !/^arn:aws[\w-]*:wafv2:[a-z0-9-]+:\d+:regional\//.test(wafArn) &&
      `wafArn is "${wafArn}"; allowed is the ARN of a regional web ACL, as in arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/1.`,
    /^\/|\/$|AWSLogs/.test(prefix) &&
      `accessLogs.prefix is "${prefix}"; allowed is one without / at either end and without AWSLogs.`,
  ];
}
