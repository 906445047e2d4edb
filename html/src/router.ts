import { formatPlace, parsePlace } from "./address";
import type { Backends } from "./backends";
import { el } from "./el";
import type { View } from "./view";

/** Fills the page's `nav` and `main`, and shows the view that the address names, now and later. */
export function startRouter(views: readonly [View, ...View[]], backends: Backends): void {
  const nav = find("nav");
  const main = find("main");
  const tabs = views.map(({ name, title }) => el("a", { href: `#/${name}` }, title));
  nav.append(...tabs);

  const show = () => {
    const { view: name, params } = parsePlace(location.hash);
    const view = views.find((view) => view.name === name) ?? views[0];
    for (const [index, tab] of tabs.entries()) {
      if (views[index] === view) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
    document.title = `${view.title} · Functions or containers`;
    const keep = (params: URLSearchParams) => {
      const place = formatPlace(view.name, params);
      history.replaceState(null, "", place);
      // So that the tab leads back to what was left.
      tabs[views.indexOf(view)]?.setAttribute("href", place);
    };
    main.replaceChildren(view.show({ backends, params, keep }));
  };
  window.addEventListener("hashchange", show);
  // By hand, because a fragment in the address is the view's.
  find("a.skip").addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
  });
  show();
}

function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`The page has no ${selector}`);
  return element;
}
