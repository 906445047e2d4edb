// In place of serverless-express for the functions' door, which tells it all that differs from event to
// event and mends what its requests and responses do in another way than Node's. Here they need no
// mending, are made and answered without turns of their own, and events of 15 other services are left out.
const { IncomingMessage, ServerResponse } = require("node:http");

/** Node would join what comes twice, and write names in small letters: API Gateway has done so. */
const isAsNodeHasIt = (name) => name === name.toLowerCase() && name !== "set-cookie";

class Request extends IncomingMessage {
  constructor({ method, path, headers, body, remoteAddress }) {
    super({ remoteAddress });
    const lines = [];
    let known = true;
    for (const name in headers) {
      lines.push(name, headers[name]);
      known &&= isAsNodeHasIt(name);
    }
    this._addHeaderLines(lines, lines.length);
    if (known) this.headers = headers;
    this.complete = true;
    this.httpVersion = "1.1";
    this.method = method;
    this.url = path;
    this.body = body;
  }
}

const RESOLVE = Symbol("resolves with the answer");

class Response extends ServerResponse {
  constructor(request, resolve) {
    super(request);
    this.useChunkedEncodingByDefault = false;
    this[RESOLVE] = resolve;
  }
}

module.exports = ({ app, framework, eventSource, log }) => {
  function failed(error) {
    log.error("SERVERLESS_EXPRESS:RESPOND_TO_EVENT_SOURCE_WITH_ERROR", error);
    return eventSource.getResponse({ statusCode: 500, headers: {}, body: "" });
  }
  // One function for all answers: a closure for each would cost more than what it does.
  function finish() {
    try {
      const { statusCode } = this;
      this[RESOLVE](
        eventSource.getResponse({ response: this, statusCode, headers: this.getHeaders() }),
      );
    } catch (error) {
      fail.call(this, error);
    }
  }
  function fail(error) {
    this[RESOLVE](failed(error));
  }
  return (event, context) =>
    new Promise((resolve) => {
      try {
        const request = new Request(eventSource.getRequest({ event, context }));
        const response = new Response(request, resolve);
        response.on("finish", finish);
        response.on("error", fail);
        framework.sendRequest({ app, request, response });
      } catch (error) {
        resolve(failed(error));
      }
    });
};
