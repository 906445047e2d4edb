/** Whether a process is there, or, by a negative number, one of a group of them. */
export function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // Another user's is there too.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
