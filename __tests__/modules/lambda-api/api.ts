import { join } from "node:path";
import { LambdaApi, type LambdaApiProps, type RouteProps } from "../../../modules/lambda-api";
import { synthesize, temporaryFolder } from "../synthesize";

export const routes = [
  { name: "list", method: "GET", path: "/things" },
  { name: "create", method: "POST", path: "/things" },
  { name: "get", method: "GET", path: "/things/{id}" },
] as const satisfies readonly RouteProps[];

export const code = {
  folder: join(
    temporaryFolder({ "api/index.mjs": "export const handler = () => 'hello';" }),
    "api",
  ),
  handler: "index.handler",
};

export type Props = Partial<LambdaApiProps>;

/** An API and nothing else, as Terraform would read it. */
export const api = (props: Props = {}) =>
  synthesize((stack) => {
    new LambdaApi(stack, "api", { routes, code, ...props });
  });
