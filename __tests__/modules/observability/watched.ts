import { join } from "node:path";
import { DynamoTable } from "../../../modules/dynamo";
import { FargateAlb } from "../../../modules/fargate-alb";
import { LambdaApi } from "../../../modules/lambda-api";
import { Observability, type ObservabilityProps } from "../../../modules/observability";
import { synthesize, temporaryFolder } from "../synthesize";

const folder = join(temporaryFolder({ "api/index.mjs": "" }), "api");

const key = { name: "id", type: "S" } as const;

/** A table with so many indexes, by its name. */
export type Tables = Readonly<Record<string, number>>;

/** Both backends and their tables, watched, as Terraform would read it. */
export const watched = (
  props: Partial<ObservabilityProps> = {},
  tables: Tables = { things: 1 },
  rows: readonly string[] = ["list", "create"],
) =>
  synthesize((stack) => {
    new Observability(stack, "watch", {
      functions: new LambdaApi(stack, "functions", {
        code: { folder, handler: "index.handler" },
        routes: rows.map((name) => ({ name, method: "POST", path: `/${name}` })),
      }),
      containers: new FargateAlb(stack, "containers", { image: { uri: "ghcr.io/a/b:1" } }),
      tables: Object.entries(tables).map(([name, count]) => {
        const indexes = Array.from({ length: count }, (_, i) => [`by${i}`, { partitionKey: key }]);
        const schema = { partitionKey: key, indexes: Object.fromEntries(indexes) };
        return new DynamoTable(stack, name, { schema });
      }),
      coldStartPattern: "{ $.cold IS TRUE }",
      ...props,
    });
  });
