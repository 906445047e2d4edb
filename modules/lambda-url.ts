import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { LambdaFunctionUrl } from "@cdktf/provider-aws/lib/lambda-function-url";
import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { nameProblem, refuse } from "./checks";
import { type CorsProps, corsConfiguration } from "./cors";
import { codeZip } from "./lambda-function/code-zip";
import { type LiveFunction, liveFunction } from "./lambda-function/live-function";
import { functionProblems } from "./lambda-function/problems";
import type { FunctionProps } from "./lambda-function/props";
import { functionSettings } from "./lambda-function/settings";
import { corsProblems } from "./lambda-url/cors-problems";
import { openToUrl } from "./lambda-url/open-to-url";
import { ladderProblems } from "./timeouts";

export interface LambdaUrlProps extends FunctionProps {
  /** Allows the function's role what it needs. @default nothing */
  readonly grants?: (role: IamRole) => void;
  /** Answered by AWS itself, so that a preflight costs no invocation. @default none */
  readonly cors?: CorsProps;
}

/**
 * One function at an address of its own, in place of an API: HTTPS, open to everybody, at no price beside the
 * function's, where an API takes a dollar a million requests and waits 30 seconds at most. There are no routes,
 * no throttle (`reservedConcurrency` is the limit), no tokens, no name of one's own and no access log.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html
 */
export class LambdaUrl extends Construct {
  public readonly function: LiveFunction;
  /** Without scheme. */
  public readonly host: string;
  /** What must be there before `host` is called. */
  public readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: LambdaUrlProps) {
    super(scope, id);
    const { name = id } = props;
    const settings = functionSettings(props);
    refuse(this, [
      nameProblem("name", name, 64),
      ...functionProblems(settings),
      ...(props.cors ? corsProblems(props.cors) : []),
      ...ladderProblems([
        ...(props.appTimeouts ?? []),
        { name: "timeoutSeconds", seconds: settings.timeoutSeconds },
      ]),
    ]);
    this.function = liveFunction(this, "function", {
      ...settings,
      name,
      description: "Called by its URL",
      code: codeZip(this, "code", props.code.folder),
      grants: (role) => props.grants?.(role),
    });
    const { alias, ready } = this.function;
    const url = new LambdaFunctionUrl(this, "url", {
      functionName: alias.functionName,
      qualifier: alias.name,
      authorizationType: "NONE",
      ...(props.cors && { cors: corsConfiguration(props.cors) }),
      // Nobody finds it before what was asked to be started has been.
      ...(ready.length > 0 && { dependsOn: [...ready] }),
    });
    this.ready = [url, openToUrl(this, name, alias)];
    // As AWS gives it: https, and a slash at the end.
    this.host = Fn.trimsuffix(Fn.trimprefix(url.functionUrl, "https://"), "/");
  }

  /** Where to call it, without a slash at the end. */
  get url(): string {
    return `https://${this.host}`;
  }
}
