import { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import { LocalBackend, S3Backend, type TerraformStack } from "cdktf";

export interface AwsProps {
  readonly region: string;
  /** On every resource that can have tags. */
  readonly tags: Readonly<Record<string, string>>;
  /** Of an emulator, such as LocalStack or moto, for all services. */
  readonly endpointUrl: string | undefined;
  /** Whether the environment has credentials; an emulator is given some without. */
  readonly hasCredentials: boolean;
}

/** The services that the constructs use, as the provider names them. */
const services = [
  "acm",
  "apigatewayv2",
  "appautoscaling",
  "cloudformation",
  "cloudfront",
  "cloudwatch",
  "dynamodb",
  "ec2",
  "ecr",
  "ecs",
  "elbv2",
  "iam",
  "lambda",
  "logs",
  "route53",
  "s3",
  "sns",
  "sts",
  "wafv2",
] as const;

/** A provider for the region; with `alias`, a further one. */
export function aws(stack: TerraformStack, props: AwsProps, alias?: string): AwsProvider {
  return new AwsProvider(stack, alias ?? "aws", {
    region: props.region,
    ...(alias !== undefined && { alias }),
    defaultTags: [{ tags: { ...props.tags } }],
    ...emulated(props),
  });
}

function emulated({ endpointUrl, hasCredentials }: AwsProps): Partial<AwsProviderConfig> {
  if (endpointUrl === undefined) return {};
  return {
    endpoints: [Object.fromEntries(services.map((service) => [service, endpointUrl]))],
    s3UsePathStyle: true,
    skipCredentialsValidation: true,
    skipMetadataApiCheck: "true",
    skipRegionValidation: true,
    // The account is asked for all the same: it is a part of ARNs.
    ...(!hasCredentials && { accessKey: "test", secretKey: "test" }),
  };
}

/**
 * Where Terraform keeps its state: a file in the project's folder, or a bucket with its lock file. Each
 * region has its own: with one for all, a deploy to another would forget what stands in the first.
 */
export function keepState(
  stack: TerraformStack,
  bucket: string | undefined,
  { region, endpointUrl, hasCredentials }: AwsProps,
): void {
  const file = stateFile(stack.node.id, region);
  if (bucket === undefined) {
    // Terraform runs in cdktf.out/stacks/<name>; cdktf's own default is an absolute path.
    new LocalBackend(stack, { path: `../../../${file}` });
    return;
  }
  new S3Backend(stack, {
    bucket,
    key: file,
    region,
    encrypt: true,
    ...(endpointUrl !== undefined && {
      endpoints: { s3: endpointUrl, sts: endpointUrl },
      usePathStyle: true,
      skipCredentialsValidation: true,
      skipMetadataApiCheck: true,
      skipRequestingAccountId: true,
      skipRegionValidation: true,
      ...(!hasCredentials && { accessKey: "test", secretKey: "test" }),
    }),
  });
  // cdktf does not know it: S3's own lock, in place of a DynamoDB table.
  stack.addOverride("terraform.backend.s3.use_lockfile", true);
}

/** The name of a stack's state, in a folder or a bucket. */
export const stateFile = (stack: string, region: string): string =>
  `terraform.${stack}.${region}.tfstate`;
