import { createHash } from "node:crypto";
import { TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";

/** The region of the stack's own provider, where it is known at synth. */
export function regionOf(scope: Construct): string | undefined {
  for (const provider of TerraformStack.of(scope).allProviders()) {
    const { regionInput: region } = provider as { regionInput?: unknown };
    if (provider.alias === undefined && typeof region === "string" && !Token.isUnresolved(region)) {
      return region;
    }
  }
  return;
}

/**
 * A name for what all regions of an account share, as roles, dashboards and all of CloudFront's: with
 * the region, where it is known, so that the same stack can stand in two.
 */
export function globalName(scope: Construct, name: string, longest: number): string {
  const region = regionOf(scope);
  return shortened(region === undefined ? name : `${name}-${region}`, longest);
}

/** A name within AWS's limit: of a longer one its beginning, and what tells it from others like it. */
export function shortened(name: string, longest: number): string {
  if (name.length <= longest) return name;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${name.slice(0, longest - 9)}-${hash}`;
}
