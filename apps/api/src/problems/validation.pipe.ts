import { Injectable, ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { boundsOf, hidden, type FieldBounds } from './bounded-fields.js';
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
    const sent = metadata.type === 'body' || metadata.type === 'query';
    const light = sent && metadata.metatype ? lightened(value, metadata.metatype as Class, metadata.type, '') : value;
    return super.transform(light, metadata) as Promise<unknown>;
  }
}

type Class = new () => object;

/** No class here has so many fields. */
const mostFields = 100;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value without what its classes have no place for, so that making instances of it and checking one against the other
 * costs little, whatever was sent: where a text is asked for, a list of ten thousand objects is an empty list.
 *
 * @throws Problem `invalid-request` where there is too much of what they have a place for
 */
function lightened(value: unknown, type: Class, what: string, prefix: string): unknown {
  if (!isObject(value)) return empty(value);
  const names = Object.keys(value);
  if (names.length > mostFields) throw invalidRequest(unknownFields(names, type, what, prefix));
  const bounds = boundsOf(type);
  return Object.fromEntries(
    names.map((name) => [name, lightField(value[name], bounds.get(name), what, prefix + name)]),
  );
}

function lightField(value: unknown, bounds: FieldBounds | undefined, what: string, path: string): unknown {
  const { most, says = 'has too many entries.', of, free } = bounds ?? {};
  if (free) return typeof value === 'object' ? hidden(value) : value;
  if (most === undefined) return of ? lightened(value, of(), what, `${path}.`) : empty(value);
  if (!Array.isArray(value)) return empty(value);
  if (value.length > most) throw invalidRequest([{ path, message: says }]);
  return value.map((entry, place) => (of ? lightened(entry, of(), what, `${path}.${place}.`) : empty(entry)));
}

/** Objects and lists without what is in them. */
function empty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? [] : {};
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
