import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { build } from "esbuild";
import { findApp } from "../../build/app/find-app";
import { bundlesOf } from "../../build/bundles-of";
import { projectFolder } from "../../build/project";
import { type Output, type PageApp, toUrlsScript } from "../../build/urls";

/** What `urls.js` holds of the backends, or `undefined` for a page without that file. */
export type Urls = readonly Output[] | undefined;

/** An app of which nothing is known but that it is there. */
export const anyApp: PageApp = { name: "", requests: [] };

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};

/** The page in a folder of its own, built as the build does it. */
export async function makeFolder(urls: Urls, app = anyApp): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "page-"));
  const html = join(projectFolder, "html");
  for (const name of await readdir(html)) {
    if ([".html", ".svg"].includes(extname(name)) || name === "example.js") {
      await copyFile(join(html, name), join(folder, name));
    }
  }
  const page = bundlesOf(await findApp()).find(({ name }) => name === "page");
  if (!page) throw new Error("The build makes no page");
  const { outputFiles } = await build({
    ...page.options,
    absWorkingDir: projectFolder,
    entryPoints: [page.source],
    outfile: join(folder, "page.js"),
    write: false,
  });
  for (const { path, contents } of outputFiles) await writeFile(path, contents);
  if (urls) await writeFile(join(folder, "urls.js"), toUrlsScript(urls, app));
  return folder;
}

/** The page on a server of its own, which serves files and nothing else. */
export async function startSite(urls: Urls, app = anyApp) {
  const folder = await makeFolder(urls, app);
  const server = createServer(async (req, res) => {
    const name = new URL(req.url ?? "/", "http://site").pathname.slice(1) || "index.html";
    try {
      const bytes = await readFile(join(folder, name));
      res.setHeader("content-type", types[extname(name)] ?? "application/octet-stream").end(bytes);
    } catch {
      res.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    folder,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

/** The outputs that name two backends. */
export function urlsOf(functions: string, containers: string): NonNullable<Urls> {
  return [
    { OutputKey: "FunctionsURL", OutputValue: functions, Description: "" },
    { OutputKey: "ContainersURL", OutputValue: containers, Description: "" },
  ];
}
