import { constructStack } from "@smithy/core/client";
import type {
  DeserializeHandler,
  HandlerExecutionContext,
  InitializeHandler,
  MiddlewareStack,
  Pluggable,
} from "@smithy/types";

export type Stack = MiddlewareStack<object, object>;
type Handler = InitializeHandler<object, object>;
export type Middleware = (next: Handler, context: HandlerExecutionContext) => Handler;
/** Its name and where in a stack it stands. */
type Place = Readonly<Partial<Record<"name" | "step" | "priority" | "relation", string>>> & {
  readonly toMiddleware?: string;
};
interface Entry {
  readonly middleware: Middleware;
  readonly place: Place;
}
/** As they have their turns: a client's own middlewares, and where in its list a command's stand. */
type Order = readonly (Middleware | number)[];

/**
 * A client's middleware stack that finds the order of its and a command's middlewares once for each
 * kind of command, and not for each call. All else is as in the SDK's own.
 *
 * @param without the names of middlewares that commands bring along and nobody here needs
 */
export function createStack(without: ReadonlySet<string>): Stack {
  const own: Stack = constructStack<object, object>();
  const orders = new Map<string, Order>();
  const changing =
    <Args extends readonly unknown[], Result>(change: (...args: Args) => Result) =>
    (...args: Args): Result => {
      orders.clear();
      return change(...args);
    };
  const stack: Stack = {
    ...own,
    add: changing(own.add) as Stack["add"],
    addRelativeTo: changing(own.addRelativeTo),
    remove: changing(own.remove),
    removeByTag: changing(own.removeByTag),
    use: (plugin) => plugin.applyToStack(stack),
    concat: (from) => joined([from as unknown as Stack]) as unknown as typeof from,
  };

  const joined = (commands: readonly Stack[]): Stack => {
    let made: Stack | undefined;
    const whole = (): Stack => {
      made ??= commands.reduce((sum, command) => sum.concat(command), own.clone());
      for (const name of without) made.remove(name);
      return made;
    };
    return Object.assign(Object.create(others), {
      whole,
      concat: (from: Stack) => joined(commands.includes(from) ? commands : [...commands, from]),
      resolve(handler: DeserializeHandler<object, object>, context: HandlerExecutionContext) {
        if (made || own.identifyOnResolve()) return whole().resolve(handler, context);
        const added = commands.length === 1 ? entriesOf(commands[0]) : commands.flatMap(entriesOf);
        let kind = "";
        for (const { place } of added) kind += kindOf(place);
        const order = orders.get(kind) ?? findOrder(entriesOf(own), added, without);
        orders.set(kind, order);
        let next = handler as Handler;
        for (let turn = order.length - 1; turn >= 0; turn--) {
          const one = order[turn];
          const middleware = typeof one === "number" ? added[one]?.middleware : one;
          next = (middleware as Middleware)(next, context);
        }
        return next;
      },
    });
  };
  return stack;
}

/** What is seldom asked of a client's and a command's middlewares together. */
const others: object = Object.fromEntries(
  (
    [
      ...["add", "addRelativeTo", "use", "clone", "remove", "removeByTag"],
      ...["identify", "identifyOnResolve", "applyToStack"],
    ] as const
  ).map((name) => [
    name,
    function (
      this: { whole(): Record<string, (...args: unknown[]) => unknown> },
      ...args: unknown[]
    ) {
      return this.whole()[name]?.(...args);
    },
  ]),
);

const kindOf = ({ name, step, priority, relation, toMiddleware }: Place): string =>
  `${name}|${step}|${priority}|${relation}|${toMiddleware};`;

function entriesOf(stack: Pluggable<object, object> | undefined): Entry[] {
  const entries: Entry[] = [];
  const note = (middleware: unknown, place: unknown) =>
    void entries.push({ middleware: middleware as Middleware, place: place as Place });
  stack?.applyToStack({ add: note, addRelativeTo: note } as unknown as Stack);
  return entries;
}

/** Lets the SDK's own stack sort them: of each it calls a stand-in that says who it is. */
function findOrder(
  own: readonly Entry[],
  added: readonly Entry[],
  without: ReadonlySet<string>,
): Order {
  const order: (Middleware | number)[] = [];
  const sorter: Stack = constructStack<object, object>();
  const put = (who: Middleware | number, place: Place) => {
    const standIn = ((next: Handler) => {
      order.unshift(who);
      return next;
    }) as never;
    // A place names its middleware too.
    const its = { ...place, middleware: standIn } as never;
    if (place.relation) sorter.addRelativeTo(standIn, its);
    else sorter.add(standIn, its);
  };
  for (const { middleware, place } of own) put(middleware, place);
  added.forEach(({ place }, at) => {
    if (!without.has(String(place.name))) put(at, place);
  });
  sorter.resolve((() => undefined) as never, {});
  return order;
}
