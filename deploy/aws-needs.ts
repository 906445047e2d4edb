import type { Need } from "./preflight";

/** Who deploys. @param region an AWS region, as in eu-west-1 */
export function identityNeed(region: string): Need {
  return {
    name: "AWS credentials",
    find: async () => {
      const { GetCallerIdentityCommand, STSClient } = await import("@aws-sdk/client-sts");
      try {
        const { Arn } = await new STSClient({ region }).send(new GetCallerIdentityCommand({}));
        return `You are ${Arn}.`;
      } catch (error) {
        throw new Error(
          `${(error as Error).message.replace(/\.?$/, ".")} Sign in (\`aws sso login\`, \`aws configure\`), or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
        );
      }
    },
  };
}

/** Where the state is kept. */
export function stateNeed(bucket: string, region: string): Need {
  return {
    name: "STATE_BUCKET",
    find: async () => {
      const { HeadBucketCommand, S3Client } = await import("@aws-sdk/client-s3");
      try {
        await new S3Client({ region }).send(new HeadBucketCommand({ Bucket: bucket }));
        return `The state is in ${bucket}.`;
      } catch (error) {
        throw new Error(
          `the bucket ${bucket} does not answer in ${region} (${(error as Error).name}): make it (\`aws s3 mb s3://${bucket} --region ${region}\`), or leave STATE_BUCKET out to keep the state in a file.`,
        );
      }
    },
  };
}
