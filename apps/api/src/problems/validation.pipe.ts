import { Injectable, ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { boundsOf } from '../openapi/bounded-fields.js';
import { invalidRequest, type FieldError } from './problem.js';

/** Bodies and queries become instances of their classes, or a problem that names each field that is wrong. */
@Injectable()
export class RequestPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      exceptionFactory: (errors) => invalidRequest(errors.flatMap((error) => fieldErrors(error, ''))),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && value !== undefined && !isObject(value))
      throw invalidRequest([{ path: '', message: 'The body must be a JSON object, such as {"title": "…"}.' }]);
    if (metadata.metatype) checkBounds(value, metadata.metatype as Class, metadata.type, '');
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

type Class = new () => object;

/** No class here has so many fields. */
const mostFields = 100;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Looks at how much there is, before instances are made of it and checked one against the other.
 *
 * @throws Problem `invalid-request`
 */
function checkBounds(value: unknown, type: Class, what: string, prefix: string): void {
  if (!isObject(value)) return;
  const names = Object.keys(value);
  if (names.length > mostFields) throw invalidRequest(unknownFields(names, type, what, prefix));
  for (const [name, { most, says, of }] of boundsOf(type)) {
    const held = Object.hasOwn(value, name) ? value[name] : undefined;
    const path = prefix + name;
    if (!Array.isArray(held)) {
      if (of && most === undefined) checkBounds(held, of(), what, `${path}.`);
      continue;
    }
    if (most !== undefined && held.length > most)
      throw invalidRequest([{ path, message: says ?? 'has too many entries.' }]);
    if (of) for (const [place, entry] of held.entries()) checkBounds(entry, of(), what, `${path}.${place}.`);
  }
}

function unknownFields(names: string[], type: Class, what: string, prefix: string): FieldError[] {
  const known = new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(type, '', false, false)
      .map(({ propertyName }) => propertyName),
  );
  const errors = names.filter((name) => !known.has(name)).map((name) => ({ path: prefix + name, message: notKnown }));
  return errors.length > 0 ? errors : [{ path: prefix, message: `The ${what} has more than ${mostFields} fields.` }];
}

const notKnown = 'is not known here. Remove it, or check its spelling.';

function fieldErrors(error: ValidationError, prefix: string): FieldError[] {
  const path = prefix + error.property;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    path,
    message: rule === 'whitelistValidation' ? notKnown : message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, `${path}.`))];
}
