import type { PlannedRequest } from "../../compare/load/request";
import { HOST } from "../client";
import type { Instance } from "../doors";
import { nameOf, type Session } from "../session";

/** As the load balancer says it of a client that came by TLS. */
const BEHIND_TLS = {
  "x-forwarded-for": "203.0.113.7",
  "x-forwarded-proto": "https",
  "x-forwarded-port": "443",
};
const wrong = new RegExp(`http://${HOST.replace(".", "\\.")}[^\\s"'<]*`);
const ofThisMachine = /https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?[^\s"'<]*/;

/** Absolute links in an answer's headers and body, to a client that came by HTTPS. */
export async function checkLinks(session: Session, planned: PlannedRequest): Promise<void> {
  const at = session.options.doors.containers[0] as Instance;
  const asked = { ...planned, headers: { ...planned.headers, ...BEHIND_TLS } };
  const answer = await session.send(at, asked);
  const type = answer.header("content-type") ?? "";
  const text = /text|json|xml/.test(type) ? Buffer.from(answer.body).toString() : "";
  const all = [answer.header("location"), answer.header("link"), text].join("\n");
  const [plain] = wrong.exec(all) ?? [];
  if (plain) {
    const said = `${nameOf(planned)} links to ${plain} for a client that came by https.`;
    session.find("links", said, [{ at, planned: asked }]);
  }
  const [local] = ofThisMachine.exec(all) ?? [];
  if (!local) return;
  const said = `${nameOf(planned)} links to ${local}, which is on this machine.`;
  session.find("links", said, [{ at, planned: asked }], { doors: ["functions", "containers"] });
}
