type Child = Node | string | undefined;

/** Properties are set as given; `aria-*`, `data-*` and `for` become attributes. */
export interface Props {
  readonly [name: string]: string | number | boolean | undefined | ((event: Event) => void);
}

/**
 * An HTML element with its properties and children. Text is always a text node, so that nothing that a
 * backend sends can become markup. A property that is `undefined` is left out; a function is an event
 * listener, named as the event is.
 */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) set(element, name, value);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

function set(element: Element, name: string, value: Props[string]): void {
  if (typeof value === "function") element.addEventListener(name, value);
  else if (value === true) element.setAttribute(name, "");
  else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
}
