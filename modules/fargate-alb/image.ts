import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import {
  App,
  AssetType,
  type ITerraformDependable,
  TerraformAsset,
  TerraformResource,
  TerraformStack,
} from "cdktf";
import type { Construct } from "constructs";
import { hashFiles, readFolder } from "../folder";
import { dockerfileOf } from "./dockerfile";
import { pushCredentials } from "./push-credentials";
import { repositoryOf } from "./registry";

/** An image that is built from a folder and pushed by the deploy. */
export interface BuiltImage {
  /** The build's context. */
  readonly folder: string;
  /** @default `Dockerfile` in the folder */
  readonly dockerfile?: string;
  /** Values for the Dockerfile's `ARG`s. @default none */
  readonly buildArgs?: Readonly<Record<string, string>>;
}

/** An image that is there already. */
export interface ExistingImage {
  /** With its tag or digest. */
  readonly uri: string;
}

export interface ImageProps {
  readonly name: string;
  readonly architecture: "arm64" | "x86_64";
  readonly region: string;
  /** Whether the images may go with the repository. */
  readonly disposable: boolean;
}

/** An image that a task can be told to run. */
export interface TakenImage {
  readonly uri: string;
  /** Undefined where it comes from elsewhere than ECR. */
  readonly repository: { readonly arn: string } | undefined;
  /** What must be done before the image can be pulled. */
  readonly ready: readonly ITerraformDependable[];
}

export function takeImage(
  scope: Construct,
  image: BuiltImage | ExistingImage,
  props: ImageProps,
): TakenImage {
  if ("folder" in image) return pushedImage(scope, image, props);
  return { uri: image.uri, repository: repositoryOf(image.uri), ready: [] };
}

/** Makes the repository, and the step of the deploy that builds the image and pushes it there. */
function pushedImage(scope: Construct, image: BuiltImage, props: ImageProps): TakenImage {
  const repository = new EcrRepository(scope, "repository", {
    name: props.name.toLowerCase(),
    imageTagMutability: "IMMUTABLE",
    imageScanningConfiguration: { scanOnPush: true },
    forceDelete: props.disposable,
  });
  new EcrLifecyclePolicy(scope, "repository_lifecycle", {
    repository: repository.name,
    policy: JSON.stringify({
      rules: [
        {
          rulePriority: 1,
          description: "Keep the last ten images, to roll back to",
          selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 10 },
          action: { type: "expire" },
        },
      ],
    }),
  });

  const dockerfile = dockerfileOf(image);
  const platform = `linux/${props.architecture === "arm64" ? "arm64" : "amd64"}`;
  const buildArgs = Object.entries(image.buildArgs ?? {}).map(([arg, value]) => `${arg}=${value}`);
  const part = (path: string, content: Buffer) => ({ path, executable: false, content });
  const hash = hashFiles([
    ...readFolder(image.folder),
    // Neither name can be one of the folder's.
    part("/Dockerfile", readFileSync(dockerfile)),
    part("/options", Buffer.from([platform, ...buildArgs].join("\n"))),
  ]);
  const asset = (id: string, path: string, type: AssetType) =>
    new TerraformAsset(scope, id, { path, type, assetHash: hash });

  const uri = `${repository.repositoryUrl}:${hash.slice(0, 16)}`;
  const push = new TerraformResource(scope, "image", {
    // Not cdktf's DataResource, which asks the Terraform program for its version at synth.
    terraformResourceType: "terraform_data",
    provisioners: [
      {
        type: "local-exec",
        command: `node --import tsx "${fromStack(scope, join(__dirname, "push-image.ts"))}"`,
        environment: {
          IMAGE_URI: uri,
          IMAGE_CONTEXT: asset("image_context", resolve(image.folder), AssetType.DIRECTORY).path,
          IMAGE_DOCKERFILE: asset("image_dockerfile", dockerfile, AssetType.FILE).path,
          IMAGE_PLATFORM: platform,
          IMAGE_BUILD_ARGS: JSON.stringify(buildArgs),
          AWS_REGION: props.region,
          ...pushCredentials(scope),
        },
      },
    ],
  });
  push.addOverride("triggers_replace", [uri]);
  return { uri, repository, ready: [push] };
}

/** A file's path as Terraform sees it, which runs in the stack's folder. */
function fromStack(scope: Construct, file: string): string {
  const stack = TerraformStack.of(scope);
  const app = App.of(scope);
  const folder = resolve(app.outdir, app.manifest.forStack(stack).workingDirectory);
  return relative(folder, file).replaceAll("\\", "/");
}
