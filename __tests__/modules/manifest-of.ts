import { type Manifest, type ManifestInput, parseManifest } from "../../runtime/app";
import blog from "../../runtime/blog/manifest";

/** What an app declares, checked and with its defaults: by default that of the app that comes along. */
export const manifestOf = (input: ManifestInput = blog): Manifest => parseManifest(input, "shop");
