import { captureListen } from "./capture-listen";

/**
 * Takes from here on what an app listens with: to be imported before the app is, which may listen as
 * soon as it is loaded.
 */
export const captured = captureListen();
