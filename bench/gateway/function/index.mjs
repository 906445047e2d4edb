// A function's handler, with a header that says how long it took: the same behind every gateway.
const { handler: timed } = await import(process.env.TIMED_HANDLER);

export async function handler(event, context) {
  const from = performance.now();
  const result = await timed(event, context);
  const took = performance.now() - from;
  return { ...result, headers: { ...result.headers, "x-handler-ms": String(took) } };
}
