import { SetMetadata } from '@nestjs/common';

const key = 'tollgate:shown-once';

/**
 * Fields of an answer that are secrets: they are not kept with the `Idempotency-Key`, so that nothing in the database
 * tells them. The same request sent again is answered with null in their place.
 */
export const ShownOnce = (...fields: string[]): MethodDecorator => SetMetadata(key, fields);

/** The answer of a handler as it may be kept. */
export function withoutSecrets(handler: object, answer: unknown): unknown {
  const fields = (Reflect.getMetadata(key, handler) ?? []) as string[];
  if (fields.length === 0 || typeof answer !== 'object' || answer === null) return answer;
  return { ...answer, ...Object.fromEntries(fields.map((field) => [field, null])) };
}
