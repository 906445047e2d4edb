import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { LambdaApi } from "../lambda-api";

const app = new App();
const stack = new TerraformStack(app, "shop");
new AwsProvider(stack, "aws", { region: "eu-west-1" });
const routes = [{ name: "greet", method: "GET", path: "/hello/{name}" }] as const;
const code = { folder: "api", handler: "index.handler" };
const api = new LambdaApi(stack, "api", { routes, code });
new TerraformOutput(stack, "URL", { value: api.url });
app.synth();
