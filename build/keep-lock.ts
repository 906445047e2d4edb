import { copyFileSync, existsSync, statSync } from "node:fs";
import { join } from "node:path";

/** Where Terraform writes which providers it took, with their checksums. */
const name = ".terraform.lock.hcl";

/**
 * Keeps that file in the project, to be committed, since the stack's folder is one that nobody keeps:
 * what Terraform wrote there last is taken, or else what was kept is given to it.
 */
export function keepLock(project: string, stack: string): void {
  const [kept, used] = [join(project, name), join(stack, name)];
  const time = (file: string) => (existsSync(file) ? statSync(file).mtimeMs : 0);
  if (time(used) > time(kept)) copyFileSync(used, kept);
  else if (time(kept) > 0) copyFileSync(kept, used);
}
