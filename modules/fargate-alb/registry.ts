import type { Construct } from "constructs";
import type { Egress } from "../network/egress";
import { regionOf } from "../region";
import type { BuiltImage, ExistingImage } from "./image";

const ecr = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)/;

/** What is wrong with an image, or undefined. */
export function imageProblem(
  scope: Construct,
  image: BuiltImage | ExistingImage,
  egress: Egress | undefined,
): string | undefined {
  if (!("uri" in image) || egress !== "endpoints") return;
  return imageUriProblem("image.uri", image.uri, regionOf(scope));
}

/**
 * What is wrong with the image of a task without internet, or undefined.
 *
 * @param region the stack's, or undefined where only Terraform knows it
 */
export function imageUriProblem(
  prop: string,
  uri: string,
  region: string | undefined,
): string | undefined {
  const [, , registryRegion] = ecr.exec(uri) ?? [];
  if (registryRegion !== undefined && (region ?? registryRegion) === registryRegion) return;
  return `${prop} is "${uri}"; with egress "endpoints", allowed is ECR in the stack's own region alone, as in 123456789012.dkr.ecr.${region ?? "eu-west-1"}.amazonaws.com/name:tag.`;
}

/** The ECR repository that an image comes from, or undefined for another registry's. */
export function repositoryOf(uri: string): { readonly arn: string } | undefined {
  const [, account, region, name] = ecr.exec(uri) ?? [];
  if (account === undefined) return;
  return { arn: `arn:${partitionOf(region)}:ecr:${region}:${account}:repository/${name}` };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function partitionOf(region = ""): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
