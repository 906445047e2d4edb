import { isAbsolute, join } from "node:path";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Testing } from "cdktf";
import { FargateAlb, type FargateAlbProps } from "../../../modules/fargate-alb";
import { Network } from "../../../modules/network";
import { ReadableStack } from "../../../modules/stack";
import { at, parsed, ref, synthesize, temporaryFolder } from "../synthesize";
import { container, service } from "./service";

describe("roles", () => {
  const stack = service({
    grants: (role) => new IamRolePolicy(role, "grant", { role: role.name, policy: "{}" }),
    image: { uri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1" },
  });

  test("grants go to the task's role, not to the one that starts it", () => {
    expect(at(stack, "aws_iam_role_policy.api_task_role_grant").role).toBe(
      ref("aws_iam_role.api_task_role.name"),
    );
    expect(at(stack, "aws_ecs_task_definition.api_task")).toMatchObject({
      task_role_arn: ref("aws_iam_role.api_task_role.arn"),
      execution_role_arn: ref("aws_iam_role.api_execution_role.arn"),
    });
  });

  test("the one that starts it pulls from the image's own repository alone", () => {
    const rights = parsed(at(stack, "aws_iam_role_policy.api_execution_role_start").policy);
    expect(rights).toMatchObject({
      Statement: [
        { Sid: "WriteLogs" },
        { Sid: "PullImage", Resource: "arn:aws:ecr:us-east-1:123456789012:repository/shop" },
        { Sid: "LogIn", Action: "ecr:GetAuthorizationToken", Resource: "*" },
      ],
    });
  });

  test("and from none where the image is public", () => {
    const rights = parsed(at(service(), "aws_iam_role_policy.api_execution_role_start").policy);
    expect(rights).toMatchObject({ Statement: [{ Sid: "WriteLogs" }] });
    expect(JSON.stringify(rights)).not.toContain("ecr:");
  });
});

describe("an image from a folder", () => {
  const folder = temporaryFolder({ Dockerfile: "FROM scratch\nCOPY . ./\n", "index.js": "1" });
  const built = (props: Partial<FargateAlbProps> = {}) => service({ image: { folder }, ...props });
  const tagOf = (stack: ReturnType<typeof built>) =>
    String(container(stack)?.image).split(":").at(-1);

  test("without a Dockerfile is refused, with what to do", () => {
    const empty = temporaryFolder({ "index.js": "1" });
    expect(() => built({ image: { folder: empty } })).toThrow(
      `There is no Dockerfile at ${join(empty, "Dockerfile")}; write one there, name another by image.dockerfile, or give an image that is built already by image.uri.`,
    );
  });

  test("that is not there is refused", () => {
    expect(() => built({ image: { folder: join(folder, "gone") } })).toThrow(
      /image\.folder is ".*gone", and there is no such folder; allowed is one that holds the app/,
    );
  });

  test("is pushed to a repository of its own before a task wants it", () => {
    const stack = built();
    expect(container(stack)?.image).toMatch(
      /^\$\{aws_ecr_repository\.api_repository\.repository_url\}:[0-9a-f]{16}$/,
    );
    expect(at(stack, "aws_ecs_task_definition.api_task").depends_on).toContain(
      "terraform_data.api_image",
    );
    expect(at(stack, "terraform_data.api_image")).toMatchObject({
      triggers_replace: [container(stack)?.image],
    });
  });

  test("is built for the task's processor, from copies in the stack's folder", () => {
    const environmentOf = (architecture: "arm64" | "x86_64") => {
      const { provisioner } = at(built({ architecture }), "terraform_data.api_image");
      const [step] = provisioner as { "local-exec": { environment: Record<string, string> } }[];
      return step?.["local-exec"].environment;
    };
    expect(environmentOf("arm64")).toMatchObject({
      IMAGE_PLATFORM: "linux/arm64",
      IMAGE_CONTEXT: expect.stringMatching(/^assets\/api_image_context\/[0-9a-f]{64}$/),
      IMAGE_DOCKERFILE: expect.stringMatching(/^assets\/api_image_dockerfile\/.*\/Dockerfile$/),
    });
    expect(environmentOf("x86_64")).toMatchObject({ IMAGE_PLATFORM: "linux/amd64" });
  });

  test("is run by a path that is relative to the stack's folder", () => {
    const outdir = temporaryFolder();
    const app = new App({ outdir });
    const stack = new ReadableStack(app, "shop");
    new AwsProvider(stack, "aws", { region: "eu-west-1" });
    new FargateAlb(stack, "api", { image: { folder } });
    const { provisioner } = at(JSON.parse(Testing.synth(stack)), "terraform_data.api_image");
    const [step] = provisioner as { "local-exec": { command: string } }[];
    const [, script = ""] =
      /^node --import tsx "([^"]+)"$/.exec(step?.["local-exec"].command ?? "") ?? [];
    expect(isAbsolute(script)).toBe(false);
    expect(join(outdir, "stacks/shop", script)).toBe(
      join(__dirname, "../../../modules/fargate-alb/push-image.ts"),
    );
  });

  test("has a tag of its content", () => {
    const tag = tagOf(built());
    const same = temporaryFolder({ Dockerfile: "FROM scratch\nCOPY . ./\n", "index.js": "1" });
    const other = temporaryFolder({ Dockerfile: "FROM scratch\nCOPY . ./\n", "index.js": "2" });
    expect(tagOf(built({ image: { folder: same } }))).toBe(tag);
    expect(tagOf(built({ image: { folder: other } }))).not.toBe(tag);
    expect(tagOf(built({ architecture: "x86_64" }))).not.toBe(tag);
    expect(tagOf(built({ image: { folder, buildArgs: { BASE: "node" } } }))).not.toBe(tag);
  });

  test("goes with its repository, unless deletion is refused", () => {
    const forceDelete = (deletionProtection: boolean) =>
      at(built({ deletionProtection }), "aws_ecr_repository.api_repository").force_delete;
    expect([forceDelete(false), forceDelete(true)]).toEqual([true, false]);
  });
});

describe("with endpoints alone", () => {
  const placed = (uri: string) =>
    synthesize((stack) => {
      const network = new Network(stack, "network", { egress: "endpoints" });
      new FargateAlb(stack, "api", { image: { uri }, network });
    });

  test.each(["ghcr.io/someone/shop:1", "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1"])(
    "%s is refused",
    (uri) => {
      expect(() => placed(uri)).toThrow(
        `image.uri is "${uri}"; with egress "endpoints", allowed is ECR in the stack's own region alone, as in 123456789012.dkr.ecr.eu-west-1.amazonaws.com/name:tag.`,
      );
    },
  );
});
