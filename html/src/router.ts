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

  const head = () => {
    const { view: name, params } = parsePlace(location.hash);
    const view = views.find((view) => view.name === name) ?? first;
    for (const [index, tab] of tabs.entries()) {
      if (views[index] === view) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
    document.title = `${view.title} · Functions or containers`;
    return { view, params };
  };
  const show = () => {
    const { view, params } = head();
    const keep = (params: URLSearchParams) => {
      const place = formatPlace(view.name, params);
      history.replaceState(history.state, "", place);
      // So that the tab leads back to what was left.
      tabs[views.indexOf(view)]?.setAttribute("href", place);
    };
    main.replaceChildren(view.show({ ...known, params, keep }));
  };
  // Who comes to a view begins at its top; who goes back is where they were. The browser's own way back may
  // come before the view is there again.
  const tops = new Map<unknown, number>();
  let { name: here } = entryOfHistory();
  const note = () => {
    if (history.state === here) tops.set(here, scrollY);
  };
  window.addEventListener("scroll", note, { passive: true });
  // A link may be followed before the last scroll is told of.
  document.addEventListener("click", note);
  window.addEventListener("hashchange", () => {
    show();
    const entry = entryOfHistory();
    here = entry.name;
    const top = entry.isNew ? 0 : tops.get(here);
    if (top !== undefined) scrollTo(0, top);
  });
  // By hand, because a fragment in the address is the view's.
  find("a.skip").addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
  });
  // In a task of its own: reading the script was one already. What stands above it is there from the start.
  head();
  setTimeout(show);
}

/** The entry of the browser's history that is shown, by the name that it gets when it is first seen. */
function entryOfHistory(): { readonly name: unknown; readonly isNew: boolean } {
  const isNew = history.state === null;
  if (isNew) history.replaceState(performance.timeOrigin + performance.now(), "");
  return { name: history.state, isNew };
}

function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`The page has no ${selector}`);
  return element;
}
