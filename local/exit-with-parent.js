// Loaded before a program that this project starts: ends it when its parent is gone, however that
// went, so that no process is left behind. The parent holds the other end of standard input.
process.stdin.unref?.();
process.stdin
  .on("close", () => process.exit(0))
  .on("error", () => process.exit(0))
  .resume();
