import type { Settings } from "../settings";

/** The image that is set, or one that the deploy builds from what the build has filled. */
export function imageOf(
  { containerImage, baseImage }: Pick<Settings, "containerImage" | "baseImage">,
  { containers, dockerfile }: { readonly containers: string; readonly dockerfile: string },
) {
  if (containerImage) return { uri: containerImage };
  const buildArgs = baseImage && { buildArgs: { BASE_IMAGE: baseImage } };
  return { folder: containers, dockerfile, ...buildArgs };
}
