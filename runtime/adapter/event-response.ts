import type { IncomingMessage, ServerResponse } from "node:http";

type Written = (error?: Error) => void;

/** What serverless-express gives a response in a socket's place: it gathers what is written. */
interface Gathering {
  write(data: Buffer): unknown;
}

const HEAD_END = Buffer.from("\r\n\r\n");

/**
 * Makes a response of serverless-express's one that behaves as Node's own do: text in any encoding is
 * written as that (it would be taken for UTF-8), a writer never waits for room, interim answers (103)
 * go nowhere as through API Gateway, what may be asked of a connection can be asked, and both request
 * and response are closed when all is answered.
 */
export function likeNodesResponse(request: IncomingMessage, response: ServerResponse) {
  const socket = response.socket as unknown as Gathering;
  const gather = socket.write.bind(socket);
  let headWritten = false;
  const itself = () => socket;
  Object.assign(socket, {
    remoteAddress: request.socket.remoteAddress,
    setTimeout: itself,
    setNoDelay: itself,
    setKeepAlive: itself,
    write(data: string | Uint8Array, second?: BufferEncoding | Written | null, third?: Written) {
      const [encoding, written] = typeof second === "function" ? [null, second] : [second, third];
      const bytes = Buffer.from(data as string, encoding ?? "utf8");
      // Nothing but an interim answer is written before the head is made.
      if (response.headersSent) {
        // The head and a body of text come as one; serverless-express must see each by itself.
        const end = headWritten ? 0 : bytes.indexOf(HEAD_END) + HEAD_END.length;
        if (!headWritten) gather(bytes.subarray(0, end));
        headWritten = true;
        if (end < bytes.length) gather(bytes.subarray(end));
      }
      if (written) process.nextTick(written);
      return true;
    },
  });
  response.once("finish", () => process.nextTick(closeBoth, request, response));
  return response;
}

function closeBoth(request: IncomingMessage, response: ServerResponse): void {
  response.destroyed = true;
  response.emit("close");
  request.emit("close");
}
