import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { FargateAlb } from "../fargate-alb";

const app = new App();
const stack = new TerraformStack(app, "shop");
new AwsProvider(stack, "aws", { region: "eu-west-1" });
const api = new FargateAlb(stack, "api", { image: { folder: "api" }, port: 3000 });
new TerraformOutput(stack, "URL", { value: api.url });
app.synth();
