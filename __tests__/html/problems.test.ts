import type { Backend } from "../../html/src/backends";
import { adviseOn, Unreachable } from "../../html/src/problems";

const at = (address: string): Backend => ({
  name: "containers",
  title: "Containers",
  address,
  description: "",
});

test("silence names the backend and its address", () => {
  const { what } = adviseOn(new Unreachable(at("http://127.0.0.1:3002")), "http:");
  expect(what).toBe("Containers at http://127.0.0.1:3002 does not answer.");
});

test.each([
  ["on this machine", "http://127.0.0.1:3002", "http:", undefined, /npm start/],
  ["elsewhere", "https://x.example", "http:", undefined, /urls\.js/],
  ["without HTTPS from a page with it", "http://x.example", "https:", undefined, /HTTPS/],
  [
    "after too long",
    "https://x.example",
    "https:",
    new DOMException("late", "TimeoutError"),
    /took too long/,
  ],
])("silence %s: what to try", (_, address, pageProtocol, cause, advice) => {
  const silence = new Unreachable(at(address), { cause });
  expect(adviseOn(silence, pageProtocol).tryThis).toMatch(advice);
});

test("anything else that is thrown is shown as it is", () => {
  expect(adviseOn(new Error("It is wrong"), "http:").what).toBe("It is wrong");
  expect(adviseOn("odd", "http:").what).toBe("odd");
});
