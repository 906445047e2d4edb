/**
 * The command behind `npm run prices`: reads AWS's public price list, which wants no account, shows
 * what differs from `prices.json` and writes it there.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Change, type Offer, parseOffer, refreshed } from "./cost/price-list";
import { priceFile, type Region, regions } from "./prices";

const base = process.env.PRICE_LIST_URL ?? "https://pricing.us-east-1.amazonaws.com";
const file = process.env.PRICE_FILE ?? join(__dirname, "prices.json");
/** The largest offer that is asked for is tens of megabytes. */
const patienceMs = 120_000;

class Offline extends Error {}

async function main(): Promise<void> {
  const names = [...new Set(priceFile.rows.flatMap((row) => row.list?.offer ?? []))];
  const offers = new Map<string, Offer>();
  for (const name of names) {
    for (const region of regions) {
      console.log(`Reading ${name} of ${region}`);
      offers.set(`${name}/${region}`, await fetchOffer(name, region));
    }
  }
  const offerOf = (name: string, region: Region): Offer => {
    const offer = offers.get(`${name}/${region}`);
    if (offer === undefined) throw new Error(`the offer ${name} of ${region} was not read`);
    return offer;
  };
  const before = JSON.parse(await readFile(file, "utf8"));
  const today = new Date().toISOString().slice(0, 10);
  const { file: after, changes, checked } = refreshed(before, offerOf, today);
  for (const change of changes) console.log(describe(change));
  const embedded = after.rows.filter((row) => row.embedded !== undefined);
  await writeFile(file, `${JSON.stringify(after, null, 2)}\n`);
  console.log(
    `${checked} prices were found in the list, ${changes.length} differ from those of ${before.date}. Not asked for: ${embedded.map((row) => row.name).join(", ")}. Written: ${file} (npm run format lays it out again)`,
  );
}

async function fetchOffer(name: string, region: Region): Promise<Offer> {
  const url = `${base}/offers/v1.0/aws/${name}/current/${region}/index.json`;
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    text = await response.text();
  } catch (error) {
    const { cause, message } = error as Error;
    const why = cause instanceof Error ? cause.message : message;
    throw new Offline(
      `AWS's price list cannot be reached (${url}: ${why}). The prices of ${priceFile.date} stay as they are.`,
    );
  }
  if (!response.ok) {
    throw new Offline(
      `AWS's price list answers ${response.status} for ${url}. The prices of ${priceFile.date} stay as they are.`,
    );
  }
  return parseOffer(text);
}

const describe = ({ name, region, before, now }: Change): string =>
  now === undefined
    ? `${name}, ${region}: no longer in the list; ${JSON.stringify(before)} is kept`
    : `${name}, ${region}: ${JSON.stringify(before)} is now ${JSON.stringify(now)}`;

main().catch((error: Error) => {
  console.error(error instanceof Offline ? error.message : error.stack);
  process.exitCode = 1;
});
