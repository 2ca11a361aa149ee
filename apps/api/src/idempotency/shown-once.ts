import { SetMetadata } from '@nestjs/common';
import { nullable, text, type JsonSchema } from '../openapi/json-schema.js';

const key = 'tollgate:shown-once';

/**
 * The answer holds a secret, in this field. It is kept without it: sent again, the request is answered with null there,
 * and nothing is made anew. The handler does likewise where it finds it carried out already.
 */
export const ShownOnce = (field: string): MethodDecorator => SetMetadata(key, field);

/** The field that holds a secret; undefined where there is none. */
export function shownOnce(handler: object): string | undefined {
  return Reflect.getMetadata(key, handler) as string | undefined;
}

/** Such a field in the document. */
export const secretText: JsonSchema = {
  ...nullable(text),
  description: 'Shown this once: null where the request is sent again. Where it got lost, end it and make another.',
};
