import type { Setting } from "../../bench/bench";
import { startDatabase } from "../../bench/support/database";
import {
  itemsApp,
  oursOf,
  type Program,
  peersOf,
  pythonPeers,
  RAW,
} from "../../bench/support/programs";
import { startProgram } from "../../bench/support/start-program";

const setting: Setting = { node: process.execPath, short: true, progress: () => {} };

/** What a peer answers to the same requests, without what differs by the time of day. */
async function answersOf(program: Program, environment: Readonly<Record<string, string>>) {
  const { url, close } = await startProgram(program, environment);
  const send = async (path: string, body?: unknown) => {
    const answer = await fetch(
      url + path,
      body === undefined
        ? {}
        : {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify(body),
          },
    );
    const type = answer.headers.get("content-type")?.split(";")[0];
    const location = answer.headers.get("location");
    return { status: answer.status, type, location, body: await answer.json() };
  };
  try {
    const id = `of-${program.name.replace(/\W/g, "-")}`;
    const item = { id, title: "A title", contents: "Its contents" };
    const made = await send("/items", item);
    const listed = await send("/items");
    return [
      made,
      await send("/items", item),
      await send("/items", { id }),
      await send(`/items/${id}`),
      await send("/items/none"),
      { ...listed, body: Array.isArray(listed.body) ? listed.body[0] : listed.body },
    ].map((each) =>
      JSON.stringify(each)
        .replaceAll(id, "ID")
        .replace(/\d{4}-[^"]+/, "TIME"),
    );
  } finally {
    await close();
  }
}

test("every peer serves the same, and so does ours", async () => {
  const peers = await peersOf(setting);
  const ours = await oursOf(setting, "ours", await itemsApp());
  const here = [...peers, ...(await pythonPeers()), ours].filter(({ skipped }) => !skipped);
  expect(here.length).toBeGreaterThan(peers.length);
  const database = await startDatabase(await itemsApp());
  try {
    const all: Record<string, unknown> = {};
    for (const program of here) {
      all[program.name] = (await answersOf(program, database.environment)).map((text) => {
        const { body, ...rest } = JSON.parse(text);
        return { ...rest, body };
      });
    }
    const item = {
      id: "ID",
      title: "A title",
      contents: "Its contents",
      kind: "item",
      created: "TIME",
    };
    const json = { type: "application/json", location: null };
    const expected = [
      { ...json, status: 201, location: "/items/ID", body: item },
      { ...json, status: 409, body: { message: "It is there already" } },
      { ...json, status: 400, body: { message: "id and title are text" } },
      { ...json, status: 200, body: item },
      { ...json, status: 404, body: { message: "Item not found" } },
      { ...json, status: 200, body: item },
    ];
    expect(all[RAW]).toEqual(expected);
    expect(all).toEqual(Object.fromEntries(here.map(({ name }) => [name, expected])));
  } finally {
    await database.close();
  }
});
