import { join } from "node:path";

/** The project's folder: bundles are made from it and into it, wherever the command was given. */
export const projectFolder = join(__dirname, "..");
