import { SetMetadata } from '@nestjs/common';

const key = 'tollgate:secret-sent';

/**
 * The request holds a secret that people choose, in this field. Which request a key belongs to is kept for ever, as a hash
 * that could be guessed at: it is made without it.
 */
export const SecretSent = (field: string): MethodDecorator => SetMetadata(key, field);

/** What is kept of a body: all but its secret. */
export function withoutSecret(handler: object, body: unknown): unknown {
  const field = Reflect.getMetadata(key, handler) as string | undefined;
  if (field === undefined || typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== field));
}
