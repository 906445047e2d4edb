import { type Architecture, resourcesIn, type Table, type Worker } from "./architecture";
import type { Part } from "./parts";
import { arrow, type Box, frame, heightOf, node, svg, widthOf } from "./svg";

const gap = 12;
const top = 100;
/** Room for the title of a frame. */
const head = 38;

/** The architecture as a picture: requests go from left to right. */
export function drawPicture(architecture: Architecture, parts: readonly Part[]): string {
  const { functions, tasks, tables, prefixes } = architecture;
  const several = tables.length > 1;
  const rest = tasks.routes.length === 1 ? "every path" : "every other path";
  const workers = column(
    functions.map((worker) => ({
      worker,
      texts: [worker.name, ...byPath(worker.routes, rest), ...rightsIn(worker, several)],
    })),
    { x: 606, y: top + head, width: 234, least: 62 },
  );
  const functionsFrame: Box = { x: 400, y: top, width: 470, height: workers.height + head + 8 };
  const serviceTexts = [
    `Fargate service, ${range(tasks.fewest, tasks.most)} tasks`,
    `${tasks.vcpu} vCPU, ${tasks.memory} MiB`,
    ...rightsIn(tasks, several),
  ];
  const serviceHeight = Math.max(62, heightOf(serviceTexts));
  const containersFrame: Box = {
    x: 400,
    y: top + functionsFrame.height + 24,
    width: 470,
    height: serviceHeight + 102,
  };
  const networkFrame: Box = {
    x: containersFrame.x + 14,
    y: containersFrame.y + head,
    width: containersFrame.width - 28,
    height: serviceHeight + 50,
  };
  const bottom = containersFrame.y + containersFrame.height;
  const middleOf = (box: Box) => box.y + box.height / 2;
  const middle = (top + bottom) / 2;

  const browser: Box = { x: 20, y: middle - 30, width: 90, height: 60 };
  const cloudfront: Box = { x: 170, y: middle - 35, width: 110, height: 70 };
  const bucket: Box = { x: 414, y: 26, width: 130, height: 50 };
  const api: Box = { x: 414, y: middleOf(functionsFrame) - 15, width: 130, height: 60 };
  const service: Box = { x: 606, y: networkFrame.y + 36, width: 234, height: serviceHeight };
  const balancer: Box = { x: 428, y: middleOf(service) - 31, width: 116, height: 62 };
  const tableTexts = tables.map((table) => ({ table, texts: describe(table, several) }));
  const place = {
    x: 940,
    y: 0,
    width: Math.max(110, ...tableTexts.map(({ texts }) => widthOf(texts))),
  };
  const { height } = column(tableTexts, { ...place, least: 80 });
  const databases = column(tableTexts, {
    ...place,
    y: middle - (height - gap) / 2,
    least: 80,
  }).boxes;
  const right = tables.length > 0 ? place.x + place.width : 870;

  const count = (...names: string[]) => `${resourcesIn(parts, ...names)} resources`;
  const toTables = (from: Box, { rights }: Worker) =>
    databases
      .filter(({ table }) => rights.some((right) => right.table === table.name))
      .map(({ box }) => arrow(from, box));
  return svg({ width: right + 20, height: bottom + 20 }, titleOf(tables.length), [
    frame(functionsFrame, "functions", [
      `functions: ${count("functions")}, ${architecture.functionMemory} MB each`,
    ]),
    frame(containersFrame, "containers", [`containers: ${count("containers", "network")}`]),
    frame(networkFrame, "containers", ["network, two zones"]),
    arrow(browser, cloudfront),
    arrow(cloudfront, bucket, "all else"),
    arrow(cloudfront, api, prefixes.functions),
    arrow(cloudfront, balancer, prefixes.containers),
    ...workers.boxes.flatMap(({ box, worker }) => [arrow(api, box), ...toTables(box, worker)]),
    arrow(balancer, service),
    ...toTables(service, tasks),
    node(browser, "shared", ["Browser", "HTTPS"]),
    node(cloudfront, "shared", ["CloudFront", count("site")]),
    node(bucket, "shared", ["S3", "the page"]),
    node(api, "functions", ["API Gateway", "HTTP API"]),
    node(balancer, "containers", ["ALB", "load balancer"]),
    ...workers.boxes.map(({ box, texts }) => node(box, "functions", texts)),
    node(service, "containers", serviceTexts),
    ...databases.map(({ box, texts }) => node(box, "shared", texts)),
  ]);
}

/** Boxes one below the other, each as high as its text wants; the height has a gap after each. */
function column<Item extends { readonly texts: readonly string[] }>(
  items: readonly Item[],
  { x, y, width, least }: { x: number; y: number; width: number; least: number },
) {
  let height = 0;
  const boxes = items.map((item) => {
    const box: Box = { x, y: y + height, width, height: Math.max(least, heightOf(item.texts)) };
    height += box.height + gap;
    return { ...item, box };
  });
  return { boxes, height };
}

function titleOf(tables: number): string {
  const on = tables === 0 ? "" : `, on ${tables === 1 ? "one table" : `${tables} tables`}`;
  return `One app behind two doors: functions and containers${on}`;
}

const range = (fewest: number, most: number) =>
  fewest === most ? `${fewest}` : `${fewest} to ${most}`;

function describe({ name, key, indexes }: Table, several: boolean): string[] {
  const index = indexes.length > 0 ? [`index ${indexes.join(", ")}`] : [];
  return ["DynamoDB", ...(several ? [name] : []), `key ${key.join(", ")}`, ...index];
}

/** What a worker may do, a line for each table; with one table, its name says nothing. */
const rightsIn = ({ rights }: Worker, several: boolean): string[] =>
  rights.flatMap(({ table, actions }) =>
    wrapped(`${several ? `${table}: ` : ""}${actions.join(", ")}`),
  );

/** What a line of a worker's box holds. */
const mostLetters = 35;
const shortened = (text: string) =>
  text.length > mostLetters ? `${text.slice(0, mostLetters - 1)}…` : text;

/** As many words in a line as a worker's box holds. */
function wrapped(text: string): string[] {
  const lines: string[] = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + word.length >= mostLetters) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}

/**
 * As in `GET, HEAD /orders/{id}`: the methods of each path together.
 *
 * @param rest what `$default` is called
 */
function byPath(routes: readonly string[], rest: string): string[] {
  const methods = new Map<string, string[]>();
  for (const route of [...routes].sort()) {
    const [method = "", path] = route.split(" ");
    if (path !== undefined) methods.set(path, [...(methods.get(path) ?? []), method]);
  }
  const lines = [...methods].map(([path, list]) => shortened(`${list.join(", ")} ${path}`));
  return routes.includes("$default") ? [...lines, rest] : lines;
}
