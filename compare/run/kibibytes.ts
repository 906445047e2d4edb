/** The size of a file in words. */
export const kibibytes = (bytes: number): string => `${Math.round(bytes / 1024)} KiB`;
