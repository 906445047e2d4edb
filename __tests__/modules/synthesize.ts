import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Testing } from "cdktf";
import { ReadableStack } from "../../modules/stack";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Attributes = Readonly<Record<string, Json>>;

/** The parts of a stack's Terraform file that tests look at. */
export interface Terraform {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Attributes>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Attributes>>>>;
  readonly provider: Readonly<Record<string, readonly Attributes[]>>;
  readonly output: Readonly<Record<string, Attributes>>;
  readonly terraform: Attributes;
}

export function temporaryFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "stack-")));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A stack of its own for the constructs of one test, as Terraform would read it. */
export function synthesize(declare: (stack: ReadableStack) => void): Terraform {
  const stack = new ReadableStack(new App({ outdir: temporaryFolder() }), "test");
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  declare(stack);
  return JSON.parse(Testing.synth(stack, true));
}

/** One resource by its address, as in `aws_vpc.network_vpc`. */
export function at(terraform: Terraform, address: string): Attributes {
  const [type = "", id = ""] = address.split(".");
  const found = terraform.resource[type]?.[id];
  if (found === undefined) throw new Error(`There is no ${address} in the stack.`);
  return found;
}

/** All resources of a type, by id. */
export function allOf(
  terraform: Terraform,
  type: string,
): readonly (readonly [string, Attributes])[] {
  return Object.entries(terraform.resource[type] ?? {});
}

export function addresses(terraform: Terraform): string[] {
  return Object.entries(terraform.resource)
    .flatMap(([type, byId]) => Object.keys(byId).map((id) => `${type}.${id}`))
    .sort();
}

/** A JSON text inside of the Terraform file, such as a policy. */
export function parsed(text: Json | undefined): Json {
  return JSON.parse(String(text));
}

/** Terraform's own interpolation, as in `ref("aws_vpc.network_vpc.id")`. */
export const ref = (expression: string) => `\${${expression}}`;
