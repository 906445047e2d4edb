/**
 * AWS's list prices, from the one dated file `compare/prices.json`. Pure: nothing here reads the
 * clock, a file or the network, so that the page can import it.
 */
import file from "./prices.json";

export const regions = ["us-east-1", "eu-west-1"] as const;
export type Region = (typeof regions)[number];

export const architectures = ["x86", "arm64"] as const;
export type Architecture = (typeof architectures)[number];

/** From this quantity a month on, one unit costs `usd`. Tiers are in ascending order from 0. */
export interface Tier {
  readonly from: number;
  readonly usd: number;
}

/** Where the public price list holds a row; the region's prefix of the usage type left off. */
export interface ListEntry {
  readonly offer: string;
  readonly usageType: string;
  readonly operation?: string;
}

export interface PriceRow {
  readonly name: string;
  readonly unit: string;
  readonly usd: Readonly<Record<Region, readonly (readonly number[])[]>>;
  /** The AWS page that states the price. */
  readonly source: string;
  /** Regions whose price nobody has yet seen in a price list. */
  readonly notVerified?: readonly string[];
  readonly list?: ListEntry;
  /** Why this row is not refreshed from the price list. */
  readonly embedded?: string;
}

export interface PriceFile {
  /** ISO day on which the newest of the rows was read. */
  readonly date: string;
  readonly note: string;
  readonly rows: readonly PriceRow[];
}

export const priceFile: PriceFile = file;

export const priceNames = [
  "httpApiRequest",
  "lambdaRequest",
  "lambdaGibSecondX86",
  "lambdaGibSecondArm64",
  "fargateVcpuHourX86",
  "fargateGibHourX86",
  "fargateVcpuHourArm64",
  "fargateGibHourArm64",
  "albHour",
  "lcuHour",
  "ipv4Hour",
  "natHour",
  "natGib",
  "endpointHour",
  "endpointGib",
  "logGib",
  "lambdaLogGib",
  "logGibMonth",
  "xrayTrace",
  "dynamoWrite",
  "dynamoRead",
  "dynamoGibMonth",
  "egressGib",
] as const;
export type PriceName = (typeof priceNames)[number];

/** One region's prices, by name. */
export type Prices = Readonly<Record<PriceName, readonly Tier[]>>;

/**
 * The prices of a region.
 *
 * @throws when the file lacks a row: it is edited by hand and by `npm run prices`.
 */
export function pricesOf(region: Region, from: PriceFile = priceFile): Prices {
  const prices = {} as Record<PriceName, readonly Tier[]>;
  for (const name of priceNames) {
    const row = from.rows.find((each) => each.name === name);
    if (row === undefined) throw new Error(`prices.json has no row "${name}"`);
    prices[name] = row.usd[region].map(tier);
  }
  return prices;
}

function tier(pair: readonly number[]): Tier {
  const [from, usd] = pair;
  if (from === undefined || usd === undefined) {
    throw new Error(`a tier of prices.json is [from, usd], not ${JSON.stringify(pair)}`);
  }
  return { from, usd };
}

/** What a month's quantity costs: each tier's share at that tier's price. */
export function tiered(tiers: readonly Tier[], quantity: number): number {
  let sum = 0;
  for (const [index, { from, usd }] of tiers.entries()) {
    if (from >= quantity) break;
    sum += (Math.min(quantity, tiers[index + 1]?.from ?? quantity) - from) * usd;
  }
  return sum;
}

const oldAfterDays = 180;

/** A warning in words when the prices are old on that day; else undefined. */
export function priceAgeWarning(today: Date, from: PriceFile = priceFile): string | undefined {
  const days = Math.floor((today.getTime() - Date.parse(from.date)) / 86_400_000);
  if (days <= oldAfterDays) return undefined;
  return `the prices are ${days} days old (${from.date}): refresh them with \`npm run prices\``;
}
