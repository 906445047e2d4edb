// The app's routes and what it asks of a request that depends on `trust proxy`. Express is in the bundle,
// where nothing finds it by name: it is known by how it makes apps (Object.create, with the app in it) and
// routers (Object.setPrototypeOf to what has `use` and `route`). So both 4 and 5 do it.
const { caller, tell } = require("./events.cjs");
const { beforeFirst, current } = require("./requests.cjs");
const { asExpress, isExpress } = require("./inside.cjs");

const apps = new Set();
/** By router: what was put under which path. */
const mounts = new WeakMap();
const { create, setPrototypeOf } = Object;

Object.create = (prototype, properties) => {
  const app = properties?.app?.value;
  if (typeof app === "function" && typeof app.handle === "function" && prototype) {
    apps.add(app);
    observeMounts(app);
    observeTrust(prototype);
  }
  return create(prototype, properties);
};

Object.setPrototypeOf = (target, prototype) => {
  const isRouter =
    typeof target === "function" &&
    ["use", "route", "handle"].every((name) => typeof prototype?.[name] === "function");
  const made = setPrototypeOf(target, prototype);
  if (isRouter) observeMounts(target);
  return made;
};

/** Remembers under which path something was put: an Express layer keeps no text of it. */
function observeMounts(router) {
  if (mounts.has(router)) return;
  const under = new Map();
  mounts.set(router, under);
  const { use } = router;
  router.use = function (...args) {
    const path = typeof args[0] === "string" ? args[0] : "";
    const rest = typeof args[0] === "function" ? args : args.slice(1);
    for (const handler of rest.flat(3)) {
      if (typeof handler === "function") under.set(handler, path);
    }
    return use.apply(this, args);
  };
}

const trusted = ["ip", "ips", "protocol", "secure", "hostname", "host", "subdomains"];
function observeTrust(request) {
  for (const name of trusted) {
    const found = Object.getOwnPropertyDescriptor(request, name);
    if (!found?.get || found.get.observed) continue;
    const get = function () {
      const trusts = this.app?.get?.("trust proxy fn")?.("127.0.0.1", 0) ?? false;
      const context = current();
      const asked = context?.asked ?? [];
      if (context && !trusts && !isExpress() && !asked.includes(name)) {
        context.asked = [...asked, name];
        tell("trust", {
          name,
          method: context.method,
          url: this.originalUrl ?? context.url,
          where: caller(),
        });
      }
      return asExpress(() => found.get.call(this));
    };
    get.observed = true;
    Object.defineProperty(request, name, { ...found, get });
  }
}

/** Each route, with its whole path; what has a pattern of its own in its place has none. */
function routesOf(router, before, seen = new Set()) {
  const stack = router?.stack ?? [];
  if (seen.has(router)) return [];
  seen.add(router);
  return stack.flatMap((layer) => {
    if (layer.route) return routesOfLayer(layer.route, before);
    const inner = layer.handle;
    const path = mounts.get(router)?.get(inner) ?? "";
    if (inner?.stack) return routesOf(inner, join(before, path), seen);
    return [];
  });
}

function routesOfLayer({ path, methods, stack }, before) {
  const names = Object.keys(methods ?? {}).filter((name) => methods[name]);
  const given = names.length > 0 ? names : stack.map(({ method }) => method ?? "_all");
  const paths = [path].flat();
  return paths.flatMap((one) =>
    [...new Set(given)].map((name) => ({
      method: name === "_all" ? "ANY" : name.toUpperCase(),
      path: typeof one === "string" ? join(before, one) : String(one),
      pattern: typeof one !== "string",
    })),
  );
}

/** A router's own `/` is the place where it was put. */
const join = (before, path) => {
  const whole = `${before.replace(/\/$/, "")}/${path.replace(/^\//, "")}`;
  return path === "/" && before !== "" ? whole.replace(/(?<=.)\/$/, "") : whole;
};
const routerOf = (app) =>
  app._router ?? (typeof app.router === "function" ? app.router : undefined);

/** All that the process's apps name, an app in another under its path: when the first answer goes. */
beforeFirst.push(() => {
  const inOthers = new Map();
  for (const app of apps) {
    for (const [inner, path] of mounts.get(app) ?? [])
      if (apps.has(inner)) inOthers.set(inner, path);
  }
  const routes = [...apps].flatMap((app) => {
    try {
      return routesOf(routerOf(app), inOthers.get(app) ?? "");
    } catch {
      return [];
    }
  });
  tell("routes", { routes });
});
