import { formatPlace, parsePlace } from "./address";
import { el } from "./el";
import type { Known, View } from "./view";

/**
 * Fills the page's `nav` and `main`, and shows the view that the address names, now and later.
 * @param views the first is shown where the address names none; at least one
 */
export function startRouter(views: readonly View[], known: Known): void {
  const [first] = views;
  if (!first) throw new Error("The page has no view");
  const nav = find("nav");
  const main = find("main");
  const tabs = views.map(({ name, title }) => el("a", { href: `#/${name}` }, title));
  nav.append(...tabs);

  const show = () => {
    const { view: name, params } = parsePlace(location.hash);
    const view = views.find((view) => view.name === name) ?? first;
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
    main.replaceChildren(view.show({ ...known, params, keep }));
  };
  // Who follows a link begins at the top of a view; who goes back is where they were.
  let followed = false;
  document.addEventListener("click", ({ target }) => {
    followed = target instanceof Element && target.closest("a[href^='#/']") !== null;
  });
  window.addEventListener("hashchange", () => {
    show();
    if (followed) scrollTo(0, 0);
    followed = false;
  });
  // By hand, because a fragment in the address is the view's.
  find("a.skip").addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
  });
  // In a task of its own: reading the script was one already.
  setTimeout(show);
}

function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`The page has no ${selector}`);
  return element;
}
