/**
 * Reads an app's secrets before it is loaded, where it has any; the code that does so is not even run
 * where it has none.
 */
export async function takeSecrets(env: NodeJS.ProcessEnv): Promise<void> {
  if (env.SECRET_ARNS || env.HASHED_KEYS) await (await import("./secrets")).takeSecrets(env);
}
