// In place of serverless-express's request, which sets on each what Node's own has on its prototype, and a
// closure that reads. This is Node's own, which has all of its headers from the start.
const { IncomingMessage } = require("node:http");

/** Node would join what comes twice, and write names in small letters: API Gateway has done so. */
const isAsNodeHasIt = (name) => name === name.toLowerCase() && name !== "set-cookie";

module.exports = class extends IncomingMessage {
  constructor({ method, url, headers, body, remoteAddress }) {
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
    this.url = url;
    this.body = body;
  }
};
