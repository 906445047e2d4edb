/**
 * Where `npm start` and the composed system listen: the page, and the three ports after it.
 *
 * @param page the page's own port
 */
export const localPorts = (page = 3_000) => ({
  page,
  functions: page + 1,
  containers: page + 2,
  database: page + 3,
});

/** The address of a port of this machine. */
export const localUrl = (port: number): string => `http://127.0.0.1:${port}`;
