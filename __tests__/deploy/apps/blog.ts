import { parseManifest } from "../../../runtime/app";
import manifest from "../../../runtime/blog/manifest";
import { call, type DeployedApp } from "./app";

export const blog: DeployedApp = {
  manifest: parseManifest(manifest, "blog"),
  journey: async (url, backend) => {
    const post = { id: "deployed", title: "Deployed", contents: "It runs.", author: "A test" };
    const created = await call(url, "POST", "/blog", post);
    expect(created).toMatchObject({ status: 201, backend, body: post });
    expect(await call(url, "POST", "/blog", post)).toMatchObject({ status: 409 });
    const { body } = created;
    expect(await call(url, "GET", "/blog/deployed")).toMatchObject({ status: 200, body });
    expect(await call(url, "GET", "/blog?limit=5")).toMatchObject({ status: 200, body: [body] });
    expect(await call(url, "DELETE", "/blog/deployed")).toMatchObject({ status: 200 });
    expect(await call(url, "GET", "/blog/deployed")).toMatchObject({ status: 404 });
    expect(await call(url, "GET", "/blog")).toMatchObject({ status: 200, body: [] });
  },
};
