import express, { type RequestHandler } from "express";
import { HttpError } from "./errors";

const MAX_BODY_BYTES = 64 * 1024;
/** JSON is UTF-8. Anything else would have to be guessed, and the two doors would guess apart. */
const json = /^application\/json *(; *charset="?utf-8"? *)?$/i;

const checkHeaders: RequestHandler = (req, _res, next) => {
  const encoding = req.headers["content-encoding"] ?? "identity";
  if (!json.test(req.headers["content-type"] ?? "") || encoding.toLowerCase() !== "identity") {
    throw new HttpError(415, "The body must be application/json in UTF-8, not compressed");
  }
  next();
};

const parse: RequestHandler = (req, _res, next) => {
  try {
    req.body = JSON.parse(String(req.body ?? ""));
  } catch {
    throw new HttpError(400, "The body is not valid JSON");
  }
  next();
};

/** Reads and parses a JSON body of at most 64 KiB: 413, 415 or 400 otherwise. */
export const jsonBody: readonly RequestHandler[] = [
  checkHeaders,
  express.raw({ type: () => true, limit: MAX_BODY_BYTES, inflate: false }),
  parse,
];
