import { join } from "node:path";
import { DynamoTable } from "../../../modules/dynamo";
import { FargateAlb } from "../../../modules/fargate-alb";
import { LambdaApi } from "../../../modules/lambda-api";
import { Observability, type ObservabilityProps } from "../../../modules/observability";
import { synthesize, temporaryFolder } from "../synthesize";

const folder = join(temporaryFolder({ "api/index.mjs": "" }), "api");

/** Both backends and a table, watched, as Terraform would read it. */
export const watched = (props: Partial<ObservabilityProps> = {}) =>
  synthesize((stack) => {
    new Observability(stack, "watch", {
      functions: new LambdaApi(stack, "functions", {
        code: { folder, handler: "index.handler" },
        routes: [
          { name: "list", method: "GET", path: "/things" },
          { name: "create", method: "POST", path: "/things" },
        ],
      }),
      containers: new FargateAlb(stack, "containers", { image: { uri: "ghcr.io/a/b:1" } }),
      table: new DynamoTable(stack, "things", {
        schema: {
          partitionKey: { name: "id", type: "S" },
          indexes: { feed: { partitionKey: { name: "feed", type: "S" } } },
        },
      }),
      coldStartPattern: "{ $.cold IS TRUE }",
      ...props,
    });
  });
