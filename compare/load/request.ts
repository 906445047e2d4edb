/** One request, ready to be sent. */
export interface PlannedRequest {
  /** The name that the scenario gives it; requests of one name are reported together. */
  readonly route: string;
  readonly method: string;
  /** From `/` on, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** The statuses that are as they should be. @default any from 200 to 399 */
  readonly expect?: readonly number[] | undefined;
}

/** Whether the target did what it was asked. */
export const isExpected = (
  { expect }: Pick<PlannedRequest, "expect">,
  { status }: { readonly status: number },
): boolean => expect?.includes(status) ?? (status >= 200 && status <= 399);
