import { HttpError, toHttpError, Unavailable } from "../../../runtime/blog/errors";

test("our own error stays as it is", () => {
  const error = new HttpError(409, "A post with this id exists");
  expect(toHttpError(error)).toBe(error);
});

test.each([
  [{ type: "entity.too.large", status: 413 }, 413, "Request Entity Too Large"],
  [{ type: "encoding.unsupported", status: 415 }, 415, "Unsupported Media Type"],
  [Object.assign(new URIError("%ff"), { status: 400 }), 400, "Bad Request"],
  [{ type: "request.aborted", status: 400 }, 400, "Bad Request"],
  [new Error("secret"), 500, "Internal Server Error"],
  ["secret", 500, "Internal Server Error"],
  [undefined, 500, "Internal Server Error"],
  [{ status: 503 }, 500, "Internal Server Error"],
])("%p is answered with %d %s", (thrown, status, message) => {
  expect(toHttpError(thrown)).toMatchObject({ status, message });
});

test("what may pass says when to try again", () => {
  expect(new Unavailable(new Error())).toMatchObject({
    status: 503,
    headers: { "retry-after": "1" },
  });
});
