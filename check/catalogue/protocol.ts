import type { Entry } from "../finding";
import { pages } from "./pages";

/** What a door cannot do, and what both do differently. */
export const protocol = {
  streaming: {
    title: "A streamed answer comes at once",
    severity: "change",
    doors: ["functions"],
    when: "silently",
    limit: "An HTTP API gathers a function's answer until it is whole.",
    page: pages.gatewayLambda,
    todo: "Do without the early bytes, or leave that route to containers.",
  },
  endless: {
    title: "An answer that does not end",
    severity: "change",
    doors: ["functions"],
    when: "on some requests",
    limit:
      "An HTTP API gathers a function's answer: of one that does not end, nothing ever arrives.",
    page: pages.gatewayLambda,
    todo: "Let clients ask again (polling), take an API of WebSockets, or leave that route to containers.",
  },
  upgrade: {
    title: "WebSockets",
    severity: "change",
    doors: ["functions"],
    when: "on some requests",
    limit: "An HTTP API hands on no upgrade of a connection.",
    page: pages.gatewayWebSocket,
    todo: "Leave that to containers, or build it on API Gateway's own WebSocket APIs.",
  },
  trailers: {
    title: "Trailers are lost",
    severity: "change",
    doors: ["functions"],
    when: "silently",
    limit:
      "A function's answer is a status, headers and a body: what comes after the body has no place.",
    page: pages.gatewayLambda,
    todo: "Say it in the headers or in the body.",
  },
  continue: {
    title: "It decides about 100-continue",
    severity: "know",
    doors: ["functions"],
    when: "silently",
    limit:
      "API Gateway and the load balancer say 100 themselves: a body has arrived before the app is asked.",
    page: pages.gatewayLambda,
    todo: "Check what comes in the request's handler.",
  },
  chunked: {
    title: "An upload in chunks is read differently",
    severity: "change",
    doors: ["functions"],
    when: "on some requests",
    limit: "API Gateway gathers a request: a function sees a length, and no transfer-encoding.",
    page: pages.gatewayLambda,
    todo: "Read the body to its end, whatever the headers say of its length.",
  },
  "client-address": {
    title: "The address of the connection is not the client's",
    severity: "change",
    doors: ["containers"],
    when: "silently",
    limit: "Before a container stands a load balancer, whose address it is.",
    page: pages.balancerHeaders,
    todo: 'Ask req.ip, with app.set("trust proxy", 1).',
  },
  paths: {
    title: "A path is read differently",
    severity: "know",
    doors: ["functions"],
    when: "on some requests",
    limit:
      "API Gateway decodes a path before it routes it; a load balancer hands it on as it came.",
    page: pages.gatewayRoutes,
    todo: 'Say `paths: "alike"` in the manifest, or keep such characters out of paths.',
  },
  "equal-headers": {
    title: "Several headers of one name become one",
    severity: "know",
    doors: ["functions"],
    when: "silently",
    limit: "A function's answer has one value a name, set-cookie apart: they are joined by commas.",
    page: pages.gatewayLambda,
    todo: "Nothing, where commas separate values anyway (Vary, Link); else take another name for each.",
  },
  difference: {
    title: "Both doors answer differently",
    severity: "change",
    doors: ["functions", "containers"],
    when: "silently",
    limit: "One app, one answer.",
    page: pages.gatewayLambda,
    todo: "Look where the app asks for something that differs between the doors.",
  },
  trust: {
    title: "`trust proxy` is not set",
    severity: "change",
    doors: ["containers"],
    when: "silently",
    limit:
      "Behind a load balancer req.ip is the balancer's address, req.protocol is http, and secure cookies are not sent.",
    page: pages.expressProxies,
    todo: 'app.set("trust proxy", 1): one proxy stands before a container, and before a function the gateway.',
  },
  links: {
    title: "An absolute link names the wrong scheme or host",
    severity: "change",
    doors: ["containers"],
    when: "silently",
    limit: "TLS ends at the load balancer, and the name that clients use is known there.",
    page: pages.balancerHeaders,
    todo: 'Link relatively, or make links of req.protocol and req.host with app.set("trust proxy", 1).',
  },
} as const satisfies Readonly<Record<string, Entry>>;
