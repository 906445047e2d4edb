import { fromHttp } from "@aws-sdk/credential-provider-http";
import type { Credentials } from "./signing";

/** The credentials of a container's task. */
export const containerCredentials: Credentials = () => fromHttp()();
