/** What is deployed: folders that the build has filled. */
export interface Folders {
  readonly functions: string;
  readonly containers: string;
  readonly dockerfile: string;
  readonly page: string;
}

/** @param output the folder of the app's builds */
export const foldersOf = (output: string): Folders => ({
  functions: `${output}/functions`,
  containers: `${output}/containers`,
  dockerfile: "docker/Dockerfile",
  page: "html",
});
