import { SetMetadata } from '@nestjs/common';

const key = 'tollgate:shown-once';

/** The answer holds a secret: it is not kept. Sent again, the request is carried out again, which must come to the same. */
export const ShownOnce = (): MethodDecorator => SetMetadata(key, true);

export function isShownOnce(handler: object): boolean {
  return Reflect.getMetadata(key, handler) === true;
}
