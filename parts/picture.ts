import { type Architecture, resourcesIn } from "./architecture";
import type { Part } from "./parts";
import { arrow, type Box, frame, node, svg } from "./svg";

const gap = 12;
const row = 62;

/** The architecture as a picture: requests go from left to right. */
export function drawPicture(architecture: Architecture, parts: readonly Part[]): string {
  const { functions, tasks, table, prefixes } = architecture;
  const functionsHeight = functions.length * (row + gap) + 46;
  const top = 100;
  const functionsFrame: Box = { x: 400, y: top, width: 470, height: functionsHeight };
  const containersFrame: Box = { x: 400, y: top + functionsHeight + 24, width: 470, height: 164 };
  const networkFrame: Box = {
    x: containersFrame.x + 14,
    y: containersFrame.y + 38,
    width: containersFrame.width - 28,
    height: 112,
  };
  const bottom = containersFrame.y + containersFrame.height;
  const size = { width: 1070, height: bottom + 20 };
  const middleOf = (box: Box) => box.y + box.height / 2;
  const middle = (top + bottom) / 2;

  const browser: Box = { x: 20, y: middle - 30, width: 90, height: 60 };
  const cloudfront: Box = { x: 170, y: middle - 35, width: 110, height: 70 };
  const bucket: Box = { x: 414, y: 26, width: 130, height: 50 };
  const api: Box = { x: 414, y: middleOf(functionsFrame) - 15, width: 130, height: 60 };
  const balancer: Box = { x: 428, y: networkFrame.y + 36, width: 116, height: 62 };
  const service: Box = { x: 606, y: networkFrame.y + 36, width: 234, height: 62 };
  const database: Box = { x: 940, y: middle - 40, width: 110, height: 80 };
  const workers = functions.map((worker, i) => ({
    worker,
    box: { x: 606, y: top + 38 + i * (row + gap), width: 234, height: row },
  }));

  const count = (...names: string[]) => `${resourcesIn(parts, ...names)} resources`;
  const number =
    tasks.fewest === tasks.most ? `${tasks.fewest}` : `${tasks.fewest} to ${tasks.most}`;
  return svg(size, "One app behind two doors: functions and containers, on one table", [
    frame(functionsFrame, "functions", [
      `functions: ${count("functions")}, ${architecture.functionMemory} MB each`,
    ]),
    frame(containersFrame, "containers", [`containers: ${count("containers", "network")}`]),
    frame(networkFrame, "containers", ["network, two zones"]),
    arrow(browser, cloudfront),
    arrow(cloudfront, bucket, "all else"),
    arrow(cloudfront, api, prefixes.functions),
    arrow(cloudfront, balancer, prefixes.containers),
    ...workers.flatMap(({ box }) => [arrow(api, box), arrow(box, database)]),
    arrow(balancer, service),
    arrow(service, database),
    node(browser, "shared", ["Browser", "HTTPS"]),
    node(cloudfront, "shared", ["CloudFront", count("site")]),
    node(bucket, "shared", ["S3", "the page"]),
    node(api, "functions", ["API Gateway", "HTTP API"]),
    node(balancer, "containers", ["ALB", "load balancer"]),
    ...workers.map(({ worker, box }) =>
      node(box, "functions", [worker.name, ...byPath(worker.routes), worker.rights.join(", ")]),
    ),
    node(service, "containers", [
      `Fargate service, ${number} tasks`,
      `${tasks.vcpu} vCPU, ${tasks.memory} MiB`,
      tasks.rights.join(", "),
    ]),
    node(database, "shared", ["DynamoDB", `key ${table.key}`, `index ${table.indexes.join(", ")}`]),
  ]);
}

/** As in `GET, HEAD /blog/{id}`: the methods of each path together. */
function byPath(routes: readonly string[]): string[] {
  const methods = new Map<string, string[]>();
  for (const route of [...routes].sort()) {
    const [method = "", path = ""] = route.split(" ");
    methods.set(path, [...(methods.get(path) ?? []), method]);
  }
  return [...methods].map(([path, list]) => `${list.join(", ")} ${path}`);
}
