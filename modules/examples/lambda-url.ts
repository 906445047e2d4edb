import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { LambdaUrl } from "../lambda-url";

const app = new App();
const stack = new TerraformStack(app, "shop");
new AwsProvider(stack, "aws", { region: "eu-west-1" });
const api = new LambdaUrl(stack, "api", { code: { folder: "api", handler: "index.handler" } });
new TerraformOutput(stack, "URL", { value: api.url });
app.synth();
