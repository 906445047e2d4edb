import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { Construct } from "constructs";
import { addresses, synthesize } from "./synthesize";

test("an address is the construct's path", () => {
  const stack = synthesize((stack) => {
    new S3Bucket(new Construct(new Construct(stack, "site"), "files"), "bucket", {});
    new S3Bucket(stack, "logs", {});
  });
  expect(addresses(stack)).toEqual(["aws_s3_bucket.logs", "aws_s3_bucket.site_files_bucket"]);
});

test("two paths with one address are refused, with both named", () => {
  const declare = () =>
    synthesize((stack) => {
      new S3Bucket(new Construct(stack, "a"), "b_c", {});
      new S3Bucket(new Construct(stack, "a_b"), "c", {});
    });
  expect(declare).toThrow(
    '"test/a_b/c" and "test/a/b_c" would both have the Terraform address "a_b_c"; rename one.',
  );
});
