import { UserError } from "../build/user-error";

/** What a failed `listen` means to a person. */
export function listenError(error: NodeJS.ErrnoException, what: string, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new UserError(
      `Port ${port} (${what}) is taken. Stop what uses it, or choose others with --port N.`,
    );
  }
  if (error.code === "EACCES") {
    return new UserError(
      `Port ${port} (${what}) may not be used by this user. Choose others with --port N, from 1024 on.`,
    );
  }
  return error;
}
