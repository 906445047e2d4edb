import { postJson } from "../../support/http";
import type { Probes } from "./probe";

/** The blog's. */
export const postProbes: Probes = {
  create: (id) => postJson({ id, title: "Under a fault", contents: id, author: "The probe" }),
  get: (id) => ({ path: `/blog/${id}` }),
  remove: (id) => ({ method: "DELETE", path: `/blog/${id}` }),
};
