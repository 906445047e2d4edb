import { createHash } from "node:crypto";
import { checkWriteKey } from "../../../runtime/blog/write-key";

const sha256 = createHash("sha256").update("open-sesame").digest("hex");

test.each(["Bearer open-sesame", "bearer open-sesame", "Bearer  open-sesame "])(
  "%j opens",
  (authorization) => {
    expect(() => checkWriteKey(authorization, sha256)).not.toThrow();
  },
);

test.each([[undefined], [""], ["Bearer"], ["Bearer wrong"], ["Basic open-sesame"], [sha256]])(
  "%j does not",
  (authorization) => {
    expect(() => checkWriteKey(authorization, sha256)).toThrow(
      expect.objectContaining({ status: 401, headers: { "www-authenticate": "Bearer" } }),
    );
  },
);
