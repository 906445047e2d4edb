/**
 * A text that Terraform takes as it is: in its own files `${` and `%{` begin a template.
 * https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 */
export const literal = (text: string): string => text.replace(/[$%](?=\{)/g, "$&$&");

/** The same for each value. */
export const literals = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, literal(text)]));
