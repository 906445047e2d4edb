import "./page.css";
import { readApp } from "./app";
import { readBackends } from "./backends";
import { startRouter } from "./router";
import type { View } from "./view";
import { compare } from "./views/compare/compare";
import { cost } from "./views/cost/cost";
import { parts } from "./views/parts/parts";
import { posts } from "./views/posts/posts";
import { tryOut } from "./views/try/try";

// Declared by urls.js, a script before this one, which may be missing or older than this page.
declare const urls: unknown;
declare const app: unknown;

/** Views of one app alone, by the name that its manifest gives. */
const own: readonly View[] = [posts];

const backends = readBackends(typeof urls === "undefined" ? undefined : urls, location.href);
const known = readApp(typeof app === "undefined" ? undefined : app);
const fitting = own.filter(({ name }) => name === known.view);
startRouter([tryOut, ...fitting, compare, cost, parts], { backends, app: known });

// biome-ignore lint/complexity/noUselessEmptyExport: esbuild takes a TypeScript file that exports nothing for CommonJS, and then loads each of the page's modules by a call of its own.
export {};
