import { manifestUrl, readPush } from "../../../modules/fargate-alb/push-image";

const environment = {
  IMAGE_URI: "127.0.0.1:5000/shop:1",
  IMAGE_CONTEXT: "assets/context",
  IMAGE_DOCKERFILE: "assets/Dockerfile",
  IMAGE_PLATFORM: "linux/arm64",
  IMAGE_BUILD_ARGS: '["BASE=node"]',
};

test("what to push comes from the environment", () => {
  expect(readPush(environment)).toEqual({
    uri: "127.0.0.1:5000/shop:1",
    context: "assets/context",
    dockerfile: "assets/Dockerfile",
    platform: "linux/arm64",
    buildArgs: ["BASE=node"],
  });
});

test.each(Object.keys(environment))("without %s it says so", (name) => {
  expect(() => readPush({ ...environment, [name]: "" })).toThrow(
    `${name} is not set; the stack's Terraform file sets it.`,
  );
});

test.each([
  [
    "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop:1f",
    "https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/v2/team/shop/manifests/1f",
  ],
  ["127.0.0.1:5000/shop:1", "http://127.0.0.1:5000/v2/shop/manifests/1"],
  ["localhost/shop:1", "http://localhost/v2/shop/manifests/1"],
  ["registry.example.com:8443/shop:1", "https://registry.example.com:8443/v2/shop/manifests/1"],
])("the manifest of %s is at %s", (uri, url) => {
  expect(manifestUrl(uri)).toBe(url);
});
