const pattern = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether it is written as an id, in capitals or not. Whether something has that id is another question. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && pattern.test(value);
}
