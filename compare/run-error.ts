/** What ended a run early, or keeps it from being reported, in words for people. */
export class RunError extends Error {}
