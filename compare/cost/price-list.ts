import * as v from "valibot";
import type { ListEntry, PriceFile, PriceRow, Region } from "../prices";
import { regions } from "../prices";

/**
 * One region's offer file of AWS's public price list, as far as it is read here. Prices are decimal
 * strings; `beginRange` and `endRange` are quantities.
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/using-the-aws-price-list-bulk-api.html
 */
const offerSchema = v.object({
  publicationDate: v.string(),
  products: v.record(
    v.string(),
    v.object({
      attributes: v.object({
        usagetype: v.optional(v.string()),
        operation: v.optional(v.string()),
      }),
    }),
  ),
  terms: v.object({
    OnDemand: v.record(
      v.string(),
      v.record(
        v.string(),
        v.object({
          priceDimensions: v.record(
            v.string(),
            v.object({
              beginRange: v.string(),
              pricePerUnit: v.object({ USD: v.optional(v.string()) }),
            }),
          ),
        }),
      ),
    ),
  }),
});
export type Offer = v.InferOutput<typeof offerSchema>;

/** @throws when the text is no offer file. */
export function parseOffer(text: string): Offer {
  return v.parse(offerSchema, JSON.parse(text));
}

/** Usage types begin with their region's short name; us-east-1's older ones do not. */
const prefixes: Readonly<Record<Region, readonly string[]>> = {
  "us-east-1": ["", "USE1-"],
  "eu-west-1": ["EU-", "EUW1-"],
};

/**
 * The tiers of one row in an offer, without its free tier (which one account has once, whatever runs
 * in it); undefined where the offer does not hold it.
 *
 * @throws when several products match and differ in price: the row then needs an `operation`.
 */
export function tiersOf(offer: Offer, entry: ListEntry, region: Region): number[][] | undefined {
  const wanted = prefixes[region].map((prefix) => prefix + entry.usageType);
  const matching = Object.entries(offer.products).filter(
    ([, { attributes }]) =>
      wanted.includes(attributes.usagetype ?? "") &&
      (entry.operation === undefined || attributes.operation === entry.operation),
  );
  const found = matching.flatMap(([sku]) => {
    const tiers = paidTiers(offer, sku);
    return tiers.length === 0 ? [] : [tiers];
  });
  const different = new Set(found.map((tiers) => JSON.stringify(tiers)));
  if (different.size > 1) {
    throw new Error(
      `${entry.usageType} has ${different.size} different prices in ${region}: ${[...different].join(", ")}`,
    );
  }
  return found[0];
}

/** `[from, usd]`, ascending; a free first tier is taken out and the next one begins at 0. */
function paidTiers(offer: Offer, sku: string): number[][] {
  const terms = Object.values(offer.terms.OnDemand[sku] ?? {});
  const tiers = terms
    .flatMap((term) => Object.values(term.priceDimensions))
    .flatMap(({ beginRange, pricePerUnit }) =>
      pricePerUnit.USD === undefined ? [] : [[Number(beginRange), Number(pricePerUnit.USD)]],
    )
    .sort(([a = 0], [b = 0]) => a - b)
    .filter(([, usd]) => usd !== 0);
  return tiers.map(([from = 0, usd = 0], index) => [index === 0 ? 0 : from, usd]);
}

/** How one price moved; `now` is undefined where the list no longer holds it. */
export interface Change {
  readonly name: string;
  readonly region: Region;
  readonly before: readonly (readonly number[])[];
  readonly now: readonly (readonly number[])[] | undefined;
}

export interface Refreshed {
  readonly file: PriceFile;
  readonly changes: readonly Change[];
  /** How many prices were looked up and found. */
  readonly checked: number;
}

/** The price file with what the offers say, and what changed. Rows that are embedded stay as they are. */
export function refreshed(
  file: PriceFile,
  offerOf: (offer: string, region: Region) => Offer,
  today: string,
): Refreshed {
  const changes: Change[] = [];
  let checked = 0;
  const rows = file.rows.map((row): PriceRow => {
    if (row.list === undefined) return row;
    const usd = { ...row.usd };
    const unverified = new Set(row.notVerified);
    for (const region of regions) {
      const now = tiersOf(offerOf(row.list.offer, region), row.list, region);
      const before = row.usd[region];
      if (JSON.stringify(now) !== JSON.stringify(before)) {
        changes.push({ name: row.name, region, before, now });
      }
      if (now === undefined) continue;
      checked += 1;
      usd[region] = now;
      unverified.delete(region);
    }
    const { notVerified: _, ...rest } = row;
    return { ...rest, usd, ...(unverified.size > 0 ? { notVerified: [...unverified] } : {}) };
  });
  return { file: { ...file, date: today, rows }, changes, checked };
}
