import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../../build/project";
import { commandOf, terraform } from "../support/tools";
import { type ProgramResult, runToEnd } from "./program";
import { terraformConfig } from "./terraform-config";

type Environment = Readonly<Record<string, string | undefined>>;

/** What a deploy needs no copy of, or must not touch. */
const left =
  /^(node_modules|\.git|\.ci|\.local|\.tools|__tests__|dist|cdktf\.out|coverage)$|tfstate/;

/** Longer than any command takes, so that a hanging one ends. */
const COMMAND_MS = 400_000;

/** A copy of the project in a folder of its own, deployed to an emulator from there. */
export class Deployment {
  private constructor(
    readonly folder: string,
    /** What the stack is called. */
    private readonly name: string,
    /** What the settings are read from, beside cdktf.json. */
    readonly settings: Environment,
    private readonly config: Environment,
  ) {}

  /** @param name of the app, which the settings name too where it is not the one that comes along */
  static async create(
    emulatorUrl: string,
    name: string,
    settings: Environment,
  ): Promise<Deployment> {
    const folder = await mkdtemp(join(tmpdir(), "deploy-"));
    for (const name of (await readdir(projectFolder)).filter((name) => !left.test(name))) {
      await cp(join(projectFolder, name), join(folder, name), { recursive: true });
    }
    await symlink(join(projectFolder, "node_modules"), join(folder, "node_modules"));
    return new Deployment(folder, name, settings, {
      AWS_ENDPOINT_URL: emulatorUrl,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      // A fault of the emulator shows at once, not after the provider's 25 attempts.
      AWS_MAX_ATTEMPTS: "3",
      CHECKPOINT_DISABLE: "1",
      FORCE_COLOR: "0",
      TF_IN_AUTOMATION: "1",
      ...terraformConfig(folder),
    });
  }

  /** The same folder and state under other settings, which stand over the old ones. */
  with(settings: Environment): Deployment {
    return new Deployment(this.folder, this.name, { ...this.settings, ...settings }, this.config);
  }

  /** Runs the CLI that users run. Throws with its output where it fails. */
  async cdktf(...args: string[]): Promise<string> {
    const cdktf = join(projectFolder, "node_modules", ".bin", "cdktf");
    return succeeded(await runToEnd(cdktf, args, this.folder, this.environment(), COMMAND_MS));
  }

  /** `cdktf deploy`, as users call it; gives its outputs. */
  async deploy(): Promise<Readonly<Record<string, string>>> {
    const file = join(this.folder, "outputs.json");
    const offline = "--skip-provider-lock";
    await this.cdktf("deploy", "--auto-approve", offline, "--outputs-file", file);
    const outputs = JSON.parse(await readFile(file, "utf8"))[this.name];
    if (!outputs) throw new Error(`cdktf deploy left no outputs of ${this.name}.`);
    return outputs;
  }

  /** Writes the Terraform file for the settings as they are now. */
  async synth(): Promise<void> {
    await this.run(process.execPath, ["synth.js"], this.folder);
  }

  /** Runs Terraform on what was synthesized last. */
  async terraform(...args: string[]): Promise<ProgramResult> {
    const folder = join(this.folder, "cdktf.out", "stacks", this.name);
    return runToEnd(commandOf(terraform), args, folder, this.environment(), COMMAND_MS);
  }

  /** The folder that the last synth has filled for one of the doors. */
  async built(part: "functions" | "containers"): Promise<string> {
    const { APP } = this.settings;
    if (!APP) return join(this.folder, "dist", part);
    const [app = ""] = await readdir(join(this.folder, "dist/apps"));
    return join(this.folder, "dist/apps", app, part);
  }

  async apply(): Promise<void> {
    succeeded(await this.terraform("init", "-input=false", "-no-color"));
    succeeded(await this.terraform("apply", "-auto-approve", "-input=false", "-no-color"));
  }

  async outputs(): Promise<Readonly<Record<string, string>>> {
    const outputs: Readonly<Record<string, { readonly value: string }>> = JSON.parse(
      succeeded(await this.terraform("output", "-json")),
    );
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** What Terraform would do to come from what there is to what was synthesized, sorted. */
  async planned(): Promise<string[]> {
    succeeded(await this.terraform("plan", "-out=plan", "-input=false", "-no-color"));
    const { resource_changes: changes = [] } = JSON.parse(
      succeeded(await this.terraform("show", "-json", "plan")),
    ) as { resource_changes?: ResourceChange[] };
    return changes
      .map(({ address, change }) => [actionNames.get(change.actions.join()), address])
      .filter(([action]) => action !== "no-op")
      .map((parts) => parts.join(" "))
      .sort();
  }

  async edit(file: string, change: (text: string) => string): Promise<void> {
    const path = join(this.folder, file);
    const text = await readFile(path, "utf8");
    const changed = change(text);
    if (changed === text) throw new Error(`The edit of ${file} changes nothing.`);
    await writeFile(path, changed);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private async run(program: string, args: readonly string[], folder: string): Promise<string> {
    return succeeded(await runToEnd(program, args, folder, this.environment(), COMMAND_MS));
  }

  private environment(): NodeJS.ProcessEnv {
    const own = Object.entries(process.env).filter(([name]) => !/^(AWS|TF)_(?!CA_)/.test(name));
    return { ...Object.fromEntries(own), ...this.config, ...this.settings };
  }
}

interface ResourceChange {
  readonly address: string;
  readonly change: { readonly actions: readonly string[] };
}

/** Terraform's plan has a list of steps for each resource. */
const actionNames = new Map([
  ["no-op", "no-op"],
  ["read", "no-op"],
  ["create", "create"],
  ["update", "update"],
  ["delete", "delete"],
  ["delete,create", "replace"],
  ["create,delete", "replace"],
]);

export function succeeded({ command, code, output }: ProgramResult): string {
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${output}`);
  return output;
}
