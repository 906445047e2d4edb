import { commandOf, terraform } from "../../support/tools";
import { succeeded } from "../deployment";
import { runToEnd } from "../program";
import { terraformConfig } from "../terraform-config";

const COMMAND_MS = 400_000;

/** A stack that was synthesized into a folder, applied from there. */
export class Applied {
  private readonly env: NodeJS.ProcessEnv;

  /** @param scratch where Terraform's own configuration is written */
  constructor(
    private readonly folder: string,
    scratch: string,
  ) {
    const own = Object.entries(process.env).filter(([name]) => !/^(AWS|TF)_/.test(name));
    this.env = {
      ...Object.fromEntries(own),
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_MAX_ATTEMPTS: "3",
      CHECKPOINT_DISABLE: "1",
      ...terraformConfig(scratch),
    };
  }

  async apply(): Promise<void> {
    await this.terraform("init", "-input=false", "-no-color");
    await this.terraform("apply", "-auto-approve", "-input=false", "-no-color");
  }

  /** The addresses of what another apply would change. */
  async planned(): Promise<string[]> {
    await this.terraform("plan", "-out=plan", "-input=false", "-no-color");
    const plan = JSON.parse(await this.terraform("show", "-json", "plan"));
    const changes: readonly { address: string; change: { actions: readonly string[] } }[] =
      plan.resource_changes ?? [];
    return changes
      .filter(({ change }) => !/^(no-op|read)$/.test(change.actions.join()))
      .map(({ address, change }) => `${change.actions.join()} ${address}`);
  }

  private async terraform(...args: string[]): Promise<string> {
    return succeeded(await runToEnd(commandOf(terraform), args, this.folder, this.env, COMMAND_MS));
  }
}
