import { type ChildProcess, spawn } from "node:child_process";
import type { Writable } from "node:stream";

/**
 * A frozen process cannot notice that its parent is gone, and a parent killed with SIGKILL cannot
 * end its children. So a shell of a few hundred KB outlives this program by a moment: it hears of
 * each process that starts and ends, and when its input closes it kills those that are left. It
 * ignores Ctrl-C, which reaches the whole terminal.
 */
const SCRIPT = `
trap '' INT TERM HUP
live=' '
while read -r change pid; do
  case $change in
    start) live="$live$pid " ;;
    end) live="\${live%% $pid *} \${live#* $pid }" ;;
  esac
done
for pid in $live; do kill -9 "$pid"; done 2>/dev/null
`;

let guardian: (ChildProcess & { stdin: Writable }) | undefined;

/**
 * Sees to it that a process does not survive this program, in whatever way that ends.
 * On Windows nothing is frozen, and a runtime client ends itself when its Runtime API goes away.
 */
export function guard(child: ChildProcess): void {
  if (process.platform === "win32" || child.pid === undefined) return;
  const { pid } = child;
  tell(`start ${pid}`);
  child.once("exit", () => tell(`end ${pid}`));
}

function tell(line: string): void {
  guardian ??= start();
  guardian.stdin.write(`${line}\n`);
}

function start() {
  const shell = spawn("/bin/sh", ["-c", SCRIPT], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
    env: {},
  });
  // Where there is no shell, in an image that holds nothing but Node, this program is the container's
  // first process, and the kernel ends all others with it.
  shell.on("error", () => undefined);
  // It must not keep this program alive.
  shell.unref();
  (shell.stdin as Writable & { unref(): void }).unref();
  shell.stdin.on("error", () => undefined);
  return shell;
}
