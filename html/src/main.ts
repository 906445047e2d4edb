import { readBackends } from "./backends";
import { startRouter } from "./router";
import { compare } from "./views/compare/compare";
import { cost } from "./views/cost/cost";
import { parts } from "./views/parts/parts";
import { posts } from "./views/posts/posts";

// Declared by urls.js, a script before this one, which may be missing.
declare const urls: unknown;

const backends = readBackends(typeof urls === "undefined" ? undefined : urls, location.href);
startRouter([posts, compare, cost, parts], backends);
