import { refreshed } from "../../../runtime/database/refreshed";

const MINUTE = 60_000;
let now: number;
let loads: number;
let fails: boolean;
const load = async () => {
  loads += 1;
  if (fails) throw new Error("none");
  const expiration = new Date(now + 60 * MINUTE);
  return { accessKeyId: String(loads), secretAccessKey: "s", expiration };
};
beforeEach(() => {
  now = 0;
  loads = 0;
  fails = false;
});

test("credentials are loaded once for requests at the same time, and kept", async () => {
  const credentials = refreshed(load, () => now);
  const both = await Promise.all([credentials(), credentials()]);
  now = 30 * MINUTE;
  expect([...both, await credentials()].map(({ accessKeyId }) => accessKeyId)).toEqual([
    "1",
    "1",
    "1",
  ]);
});

test("in their last minutes they are renewed beside the requests", async () => {
  const credentials = refreshed(load, () => now);
  await credentials();
  now = 56 * MINUTE;
  expect((await credentials()).accessKeyId).toBe("1");
  await new Promise(setImmediate);
  expect((await credentials()).accessKeyId).toBe("2");
});

test("that they cannot be renewed is no matter before they have expired, and then an error", async () => {
  const credentials = refreshed(load, () => now);
  await credentials();
  fails = true;
  now = 58 * MINUTE;
  expect((await credentials()).accessKeyId).toBe("1");
  await new Promise(setImmediate);
  now = 61 * MINUTE;
  await expect(credentials()).rejects.toThrow("none");
  fails = false;
  expect((await credentials()).accessKeyId).toMatch(/^[34]$/);
});
