/**
 * Which app is deployed: APP of the environment, else `APP` or `app` of the context in cdktf.json,
 * which cdktf hands on in a variable of its own. Read before all other settings, since an app has a
 * say in them.
 *
 * @returns undefined where none is named
 */
export function appReference(
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const context = JSON.parse(env.CDKTF_CONTEXT_JSON || "{}") as Readonly<Record<string, unknown>>;
  const named = [env.APP, context.APP, context.app].find((value) => value);
  return named === undefined ? undefined : String(named);
}
