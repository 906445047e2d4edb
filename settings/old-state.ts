import { existsSync } from "node:fs";
import { join } from "node:path";
import { stateFile } from "../modules/aws";

/**
 * Refuses to go on beside a state from before each region had its own: Terraform would make everything a
 * second time, and stop halfway at the first name that is taken.
 *
 * @param folder where states are kept as files
 * @throws an error that says which file to move
 */
export function refuseOldState(folder: string, name: string, region: string): void {
  const old = `terraform.${name}.tfstate`;
  const own = stateFile(name, region);
  if (!existsSync(join(folder, old)) || existsSync(join(folder, own))) return;
  throw new Error(
    `${old} is of a version that kept one state for all regions; allowed is one for each. If that deploy was to ${region}: mv ${old} ${own}. Else put its own region there.`,
  );
}
