import type { Problems } from "../checks";
import type { CorsProps } from "../cors";

/**
 * What a URL takes of a CORS policy: less than an API.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Cors.html
 */
export const corsProblems = ({ allowMethods, maxAgeSeconds }: CorsProps): Problems => [
  ...allowMethods
    .filter((method) => !/^(GET|PUT|HEAD|POST|PATCH|DELETE|\*)$/.test(method))
    .map(
      (method) =>
        `cors.allowMethods has "${method}"; allowed are GET, PUT, HEAD, POST, PATCH, DELETE and *: a URL answers preflights itself.`,
    ),
  (!Number.isInteger(maxAgeSeconds) || maxAgeSeconds < 0 || maxAgeSeconds > 86_400) &&
    `cors.maxAgeSeconds is ${maxAgeSeconds}; allowed is a whole number from 0 to 86400.`,
];
