// In place of serverless-express's response, which makes a connection of a dozen closures for each answer
// and reads its head back from the text that Node writes: the functions' door has a connection of its own
// (`runtime/adapter/function-response.ts`), by which it knows the body.
const { ServerResponse } = require("node:http");

const NOTHING = Buffer.alloc(0);

module.exports = class extends ServerResponse {
  static headers(response) {
    return response.getHeaders();
  }

  static body() {
    return NOTHING;
  }

  constructor(request) {
    super(request);
    this.useChunkedEncodingByDefault = false;
  }
};
