import { Injectable, ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
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
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (metadata.type === 'body' && value !== undefined && !isObject)
      throw invalidRequest([{ path: '', message: 'The body must be a JSON object, such as {"title": "…"}.' }]);
    // Made instances of, and checked one against the other, many would cost the square of their number.
    if (isObject && Object.keys(value).length > mostFields)
      throw invalidRequest(unknownFields(Object.keys(value), metadata));
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

/** No class here has so many fields. */
const mostFields = 100;

function unknownFields(names: string[], { metatype, type }: ArgumentMetadata): FieldError[] {
  const known = new Set(
    metatype === undefined
      ? []
      : getMetadataStorage()
          .getTargetValidationMetadatas(metatype, '', false, false)
          .map(({ propertyName }) => propertyName),
  );
  const errors = names.filter((name) => !known.has(name)).map((path) => ({ path, message: notKnown }));
  return errors.length > 0 ? errors : [{ path: '', message: `The ${type} has more than ${mostFields} fields.` }];
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
