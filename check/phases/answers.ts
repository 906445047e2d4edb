import type { PlannedRequest } from "../../compare/load/request";
import type { Answer } from "../client";
import type { Instance } from "../doors";
import { isGood, nameOf, type Session } from "../session";

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/**
 * What an answer says of itself: its size, its headers, what comes after it.
 *
 * @returns whether that explains why functions answer with an error
 */
export async function checkAnswer(
  session: Session,
  planned: PlannedRequest,
  container: Answer,
  fn: Answer,
): Promise<boolean> {
  const at = session.options.doors.containers[0] as Instance;
  const atFunction = session.options.doors.functions[0] as Instance;
  const { limits } = session.options;
  const name = nameOf(planned);
  const shown = [{ at: atFunction, planned }];
  // The gateway's own 404 names no backend.
  if (fn.status === 404 && !fn.header("x-backend") && container.header("x-backend")) {
    if (isGood(container)) {
      const said = `${name} is answered ${container.status} by containers, and 404 by API Gateway itself.`;
      session.find("route-missing", said, [{ at, planned }, ...shown]);
    }
    return true;
  }
  const size = container.body.length;
  const isTooLarge = isGood(container) && !isGood(fn) && tooLarge(atFunction);
  if (isTooLarge) {
    const said = `${name} is ${megabytes(size)} from containers, and ${fn.status} from functions.`;
    session.find("answer-large", said, shown);
  } else if (size > limits.balancerAnswerBytes) {
    session.find("answer-over-balancer", `${name} is ${megabytes(size)}.`, [{ at, planned }]);
  }
  const hasTrailers = container.trailers.length > 0 && fn.trailers.length === 0;
  if (hasTrailers) {
    const instead = isGood(fn) ? "functions leave it out" : `functions answer ${fn.status}`;
    const said = `${name} sends ${container.trailers.join(", ")} after its body from containers; ${instead}.`;
    session.find("trailers", said, [{ at, planned }, ...shown]);
  }
  const names = container.headers.map(([one]) => one).filter((one) => one !== "set-cookie");
  if (container.body.length > 0 && !container.header("content-type") && isGood(fn)) {
    const type = fn.header("content-type");
    const said = `${name} has a body without a content-type from containers, and as ${type} from functions.`;
    session.find("content-type", said, [{ at, planned }, ...shown]);
  }
  const twice = names.find((one, index) => names.indexOf(one) !== index);
  if (twice && fn.headers.filter(([one]) => one === twice).length === 1) {
    const said = `${name} has several ${twice} from containers, and one, "${fn.header(twice)}", from functions.`;
    session.find("equal-headers", said, [{ at, planned }, ...shown]);
  }
  await checkHead(session, planned, container);
  return !isGood(fn) && (isTooLarge || hasTrailers);
}

/** Lambda says so in the log. */
const tooLarge = ({ lines }: Instance) =>
  lines.slice(-6).some((line) => line.includes("ResponseSizeTooLarge"));

/** Headers that are more than a door takes: of the answer, and of the request that brings its cookies back. */
async function checkHead(session: Session, planned: PlannedRequest, { headers }: Answer) {
  const at = session.options.doors.functions[0] as Instance;
  const { headBytes } = session.options.limits;
  const name = nameOf(planned);
  const size = headers.reduce((sum, [key, value]) => sum + key.length + value.length + 4, 0);
  if (size > headBytes) {
    const said = `${name} answers with ${size} bytes of headers.`;
    session.find("head-large", said, [{ at, planned }], { doors: ["functions"] });
  }
  const cookies = headers.filter(([key]) => key === "set-cookie").map(([, value]) => value);
  const cookie = cookies.map((one) => one.split(";")[0]).join("; ");
  if (cookie.length < headBytes / 2) return;
  const back = { ...planned, headers: { ...planned.headers, cookie } };
  const { status } = await session.send(at, back);
  if (status !== 431) return;
  const said = `The cookies of ${name} (${cookie.length} bytes) are refused when they come back: ${status}.`;
  session.find("head-large", said, [{ at, planned: back }]);
}
