import { type Offer, parseOffer, refreshed, tiersOf } from "../../../compare/cost/price-list";
import { type PriceFile, priceFile } from "../../../compare/prices";

type Dimension = readonly [from: string, usd: string];

/** An offer file in the price list's own form. */
function offer(
  products: Readonly<
    Record<string, { usagetype: string; operation?: string; prices: readonly Dimension[] }>
  >,
): Offer {
  const entries = Object.entries(products);
  return parseOffer(
    JSON.stringify({
      formatVersion: "v1.0",
      publicationDate: "2026-11-01T00:00:00Z",
      products: Object.fromEntries(
        entries.map(([sku, { usagetype, operation }]) => [
          sku,
          { sku, productFamily: "any", attributes: { usagetype, operation, servicecode: "any" } },
        ]),
      ),
      terms: {
        OnDemand: Object.fromEntries(
          entries.map(([sku, { prices }]) => [
            sku,
            {
              [`${sku}.term`]: {
                priceDimensions: Object.fromEntries(
                  prices.map(([beginRange, USD], index) => [
                    `${sku}.${index}`,
                    { unit: "any", beginRange, endRange: "Inf", pricePerUnit: { USD } },
                  ]),
                ),
              },
            },
          ]),
        ),
      },
    }),
  );
}

const gateway = offer({
  A: {
    usagetype: "USE1-ApiGatewayHttpRequest",
    prices: [
      ["300000000", "0.0000009000"],
      ["0", "0.0000010000"],
    ],
  },
  B: { usagetype: "USE1-ApiGatewayRequest", prices: [["0", "0.0000035000"]] },
});

test("a row is found by its exact usage type, its tiers ascending", () => {
  const entry = { offer: "AmazonApiGateway", usageType: "ApiGatewayHttpRequest" };
  expect(tiersOf(gateway, entry, "us-east-1")).toEqual([
    [0, 1e-6],
    [3e8, 9e-7],
  ]);
  expect(tiersOf(gateway, entry, "eu-west-1")).toBeUndefined();
});

test("a free tier is left out: the first paid price holds from 0 on", () => {
  const dynamo = offer({
    A: {
      usagetype: "TimedStorage-ByteHrs",
      prices: [
        ["0", "0.0000000000"],
        ["25", "0.2500000000"],
      ],
    },
  });
  const entry = { offer: "AmazonDynamoDB", usageType: "TimedStorage-ByteHrs" };
  expect(tiersOf(dynamo, entry, "us-east-1")).toEqual([[0, 0.25]]);
});

test("products that differ in price need an operation to be told apart", () => {
  const elb = offer({
    A: { usagetype: "LCUUsage", operation: "LoadBalancing:Application", prices: [["0", "0.008"]] },
    B: { usagetype: "LCUUsage", operation: "LoadBalancing:Network", prices: [["0", "0.006"]] },
  });
  const entry = { offer: "AWSELB", usageType: "LCUUsage" };
  expect(() => tiersOf(elb, entry, "us-east-1")).toThrow(
    "LCUUsage has 2 different prices in us-east-1",
  );
  const exact = { ...entry, operation: "LoadBalancing:Application" };
  expect(tiersOf(elb, exact, "us-east-1")).toEqual([[0, 0.008]]);
});

test("a refresh takes new prices, keeps what the list no longer holds, and says what moved", () => {
  const rows = priceFile.rows.filter((row) =>
    ["httpApiRequest", "endpointHour", "natHour"].includes(row.name),
  );
  const before: PriceFile = { ...priceFile, rows };
  const vpc = offer({
    A: { usagetype: "USE1-VpcEndpoint-Hours", prices: [["0", "0.0100000000"]] },
    B: { usagetype: "EU-VpcEndpoint-Hours", prices: [["0", "0.0120000000"]] },
  });
  const { file, changes, checked } = refreshed(
    before,
    (name) => (name === "AmazonVPC" ? vpc : gateway),
    "2027-01-02",
  );
  expect(file.date).toBe("2027-01-02");
  expect(checked).toBe(3);
  expect(changes.map(({ name, region, now }) => [name, region, now])).toEqual([
    ["httpApiRequest", "eu-west-1", undefined],
    ["endpointHour", "eu-west-1", [[0, 0.012]]],
  ]);
  const row = (name: string) => file.rows.find((each) => each.name === name);
  expect(row("httpApiRequest")?.usd["eu-west-1"]).toEqual([
    [0, 1.11e-6],
    [3e8, 1e-6],
  ]);
  expect(row("endpointHour")).toMatchObject({ usd: { "eu-west-1": [[0, 0.012]] } });
  expect(row("endpointHour")).not.toHaveProperty("notVerified");
  expect(row("natHour")).toEqual(rows.find((each) => each.name === "natHour"));
});

test("what is no offer file is refused", () => {
  expect(() => parseOffer('{"products": 1}')).toThrow();
});
