import type { Apigatewayv2ApiConfig } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import type { Apigatewayv2StageConfig } from "@cdktf/provider-aws/lib/apigatewayv2-stage";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { Domain } from "../certificate";
import type { CorsProps } from "../cors";
import type { FunctionProps } from "../lambda-function/props";
import type { RouteProps } from "./api-routes";
import type { JwtProps } from "./jwt";

export const functionLayouts = ["per-route", "single"] as const;

export interface LambdaApiProps<Row extends RouteProps = RouteProps> extends FunctionProps {
  readonly routes: readonly Row[];
  /**
   * One function for each row, which scales on its own and holds only its own rights, or one for
   * all, which is warm more often. @default "per-route"
   */
  readonly functions?: (typeof functionLayouts)[number];
  /**
   * Lets in only who brings a token of this issuer for this audience; checked by the API itself, free, before
   * a function is called. Rows of `except` stay open.
   * @default all are let in
   */
  readonly jwt?: JwtProps;
  /** Allows a function's role what these rows need. @default nothing */
  readonly grants?: (role: IamRole, rows: readonly Row[]) => void;
  /** Answered by the gateway itself, so that a preflight costs no invocation. @default none */
  readonly cors?: CorsProps;
  /** 30 is the most that an HTTP API waits. @default 30 */
  readonly gatewayTimeoutSeconds?: number;
  /** What the stage lets through: a second, and at once. @default 50 and 100 */
  readonly throttle?: { readonly rate: number; readonly burst: number };
  /** A name of one's own, with a certificate. @default the API's own name, also over TLS */
  readonly domain?: Domain | undefined;
  readonly overrides?: FunctionProps["overrides"] & {
    readonly api?: Partial<Apigatewayv2ApiConfig>;
    readonly stage?: Partial<Apigatewayv2StageConfig>;
  };
}
