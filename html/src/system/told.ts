import { newsList, newsOf, type Source, watchers } from "./source";
import type { Unit } from "./units";

/**
 * What answers' headers tell of a deployed system: who has answered this page. Nobody tells a page
 * what becomes of an instance afterwards, nor who answers others.
 */
export function toldByAnswers(): Source {
  const units = {
    functions: new Map<string, Unit>(),
    containers: new Map<string, Unit>(),
  };
  const news = newsList();
  const { watch, call } = watchers();
  return {
    live: false,
    says: "As the answers’ headers tell it: who has answered this page, and nobody else.",
    units: () => ({
      functions: [...units.functions.values()],
      containers: [...units.containers.values()],
    }),
    news: () => news.all,
    watch,
    note: (what, lap) => {
      const { instance, sequence } = lap.server;
      if (instance !== undefined) {
        const detail = sequence === undefined ? "" : `its request ${sequence}`;
        units[lap.backend.name].set(instance, { id: instance, state: "seen", detail });
      }
      news.add(newsOf(what, lap));
      call();
    },
  };
}
