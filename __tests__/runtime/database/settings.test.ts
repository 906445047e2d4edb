import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { leanSettings } from "../../../runtime/database/settings";

const lambda = {
  AWS_REGION: "eu-central-1",
  AWS_ACCESS_KEY_ID: "a",
  AWS_SECRET_ACCESS_KEY: "b",
  AWS_SESSION_TOKEN: "c",
};
const task = { AWS_REGION: "eu-central-1", AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/x" };

test("a function's environment has all", () => {
  expect(leanSettings({}, lambda)).toMatchObject({
    region: "eu-central-1",
    credentials: { accessKeyId: "a", secretAccessKey: "b", sessionToken: "c" },
  });
});

test("a task's credentials are its container's", () => {
  expect(leanSettings({}, task)).toMatchObject({ credentials: undefined });
});

test.each([
  ["AWS_PROFILE is set", {}, { ...lambda, AWS_PROFILE: "dev" }],
  ["AWS_USE_FIPS_ENDPOINT is set", {}, { ...lambda, AWS_USE_FIPS_ENDPOINT: "true" }],
  ["AWS_ACCOUNT_ID is set", {}, { ...lambda, AWS_ACCOUNT_ID: "123456789012" }],
  ["names one", {}, { ...lambda, AWS_REGION: undefined }],
  ["neither credentials", {}, { AWS_REGION: "eu-central-1" }],
  ["the option profile is given", { profile: "dev" }, lambda],
  ["the option useFipsEndpoint is given", { useFipsEndpoint: true }, lambda],
  ["requestHandler is no handler", { requestHandler: { requestTimeout: 1 } }, lambda],
])("only the SDK's own client will do: %s", (why, options, environment) => {
  expect(leanSettings(options, environment)).toContain(why);
});

test.each([
  ["eu-central-1", "us-east-1", "ap-southeast-7", "il-central-1", "mx-central-1"],
  ["us-gov-west-1", "cn-north-1", "cn-northwest-1", "eusc-de-east-1"],
  ["us-iso-east-1", "us-isob-east-1", "us-isof-south-1", "eu-isoe-west-1"],
])("regions' endpoints are the SDK's: %s, %s, ...", (...regions) => {
  const { endpointProvider } = new DynamoDBClient({ region: "eu-central-1" }).config;
  for (const region of regions) {
    const settings = leanSettings({}, { ...lambda, AWS_REGION: region });
    if (typeof settings === "string") throw new Error(settings);
    for (const [operation, IsSearchOperation] of [
      ["GetItem", false],
      ["SearchVectors", true],
    ] as const) {
      const { url } = endpointProvider({
        Region: region,
        UseFIPS: false,
        UseDualStack: false,
        IsSearchOperation,
      } as never);
      expect(settings.endpointOf(operation).host).toBe(url.host);
      expect(settings.endpointOf(operation).protocol).toBe(url.protocol);
    }
  }
});

test("an endpoint may be given with a port and a path", () => {
  const environment = { ...lambda, AWS_ENDPOINT_URL: "http://127.0.0.1:8000/db" };
  expect(leanSettings({}, environment)).toHaveProperty("endpointOf");
  const settings = leanSettings({}, environment) as Exclude<
    ReturnType<typeof leanSettings>,
    string
  >;
  expect(settings.endpointOf("GetItem")).toEqual({
    protocol: "http:",
    hostname: "127.0.0.1",
    port: 8000,
    path: "/db",
    host: "127.0.0.1:8000",
  });
});
