import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsArray, IsObject, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import { DurationProblem, parseDuration } from '../../../../domain/calendar/duration.js';
import { isLocalDate } from '../../../../domain/time.js';
import { isUuid } from '../../../../domain/uuid.js';
import { Bounded, shown } from '../problems/bounded-fields.js';
import type { JsonSchema } from './json-schema.js';
import { isZone, zoneAdvice, zoneNamed } from '../../../../domain/zones.js';

/** What every field can say of itself. Required and not null unless it says otherwise. */
export interface FieldOptions {
  optional?: boolean;
  nullable?: boolean;
  description?: string;
  example?: unknown;
}

/** One check, its message (what is right) and its place in the OpenAPI document. */
export function field(
  options: FieldOptions,
  documented: Record<string, unknown>,
  check: (value: unknown) => boolean,
  message: string,
  ...more: PropertyDecorator[]
): PropertyDecorator {
  return applyDecorators(
    present(options),
    ApiProperty({ ...common(options), ...documented }),
    ValidateBy({ name: 'field', validator: { validate: check, defaultMessage: () => message } }),
    ...more,
  );
}

function present({ optional, nullable }: FieldOptions): PropertyDecorator {
  return ValidateIf((_, value) => !((optional && value === undefined) || (nullable && value === null)));
}

function common({ optional, nullable, description, example }: FieldOptions): Record<string, unknown> {
  return {
    required: !optional,
    ...(nullable ? { nullable } : {}),
    ...(description === undefined ? {} : { description }),
    ...(example === undefined ? {} : { example }),
  };
}

/** No NUL, no half of a surrogate pair: what PostgreSQL can hold. */
export function isStorable(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\u0000') && value.isWellFormed();
}

/** Text, trimmed; not blank unless `min` is 0. Lengths in UTF-16 units. */
export function Text(
  options: FieldOptions & { max: number; min?: number; pattern?: RegExp; says?: string },
): PropertyDecorator {
  const { max, min = 1, pattern, says } = options;
  const check = (value: unknown): boolean =>
    isStorable(value) && value.length >= min && value.length <= max && (pattern?.test(value) ?? true);
  const length = min === 0 ? `at most ${max} characters` : `${min} to ${max} characters, and not blank`;
  return field(
    options,
    {
      type: 'string',
      maxLength: max,
      ...(min > 0 ? { minLength: min } : {}),
      ...(pattern ? { pattern: pattern.source } : {}),
    },
    check,
    says ?? `must be text of ${length}.`,
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
  );
}

export function Id(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: 'string', format: 'uuid', maxLength: 36 },
    isUuid,
    'must be an id, a UUID such as 3f0c….',
  );
}

export function Choice(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  const check = (value: unknown): boolean => typeof value === 'string' && values.includes(value);
  return field(options, { type: 'string', enum: [...values] }, check, `must be one of ${values.join(', ')}.`);
}

/** A list of these values, each once; empty is a list too. */
export function Choices(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  const most = values.length;
  const check = (value: unknown): boolean =>
    Array.isArray(value) &&
    value.length <= most &&
    new Set(value).size === value.length &&
    value.every((entry) => typeof entry === 'string' && values.includes(entry));
  const says = `must be a list of ${values.join(', ')}, each once.`;
  return field(
    options,
    { type: 'array', uniqueItems: true, maxItems: most, items: { type: 'string', enum: [...values] } },
    check,
    says,
    Bounded({ most, says }),
  );
}

/** A whole number; also from a query string. */
export function Whole(options: FieldOptions & { min: number; max: number }): PropertyDecorator {
  const { min, max } = options;
  const check = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
  return field(
    options,
    { type: 'integer', minimum: min, maximum: max },
    check,
    `must be a whole number between ${min} and ${max}.`,
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value,
    ),
  );
}

/** A number, whole or not; also from a query string. */
export function Decimal(options: FieldOptions & { min: number; max: number }): PropertyDecorator {
  const { min, max } = options;
  const check = (value: unknown): boolean =>
    typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max;
  return field(
    options,
    { type: 'number', minimum: min, maximum: max },
    check,
    `must be a number between ${min} and ${max}.`,
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(value) ? Number(value) : value,
    ),
  );
}

/** True or false; also from a query string. */
export function Flag(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: 'boolean' },
    (value) => typeof value === 'boolean',
    'must be true or false.',
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
  );
}

/** ISO weekdays, each once, at most six. */
export function Weekdays(options: FieldOptions = {}): PropertyDecorator {
  const check = (value: unknown): boolean =>
    Array.isArray(value) &&
    value.length <= 6 &&
    new Set(value).size === value.length &&
    value.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  const says = 'must be a list of at most six different weekdays, 1 (Monday) to 7 (Sunday).';
  return field(
    options,
    { type: 'array', uniqueItems: true, maxItems: 6, items: { type: 'integer', minimum: 1, maximum: 7 } },
    check,
    says,
    Bounded({ most: 6, says }),
  );
}

/** `YYYY-MM-DD` that exists. */
export function Day(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: 'string', format: 'date', maxLength: 10 },
    isLocalDate,
    'must be a date that exists, as YYYY-MM-DD.',
  );
}

/** `HH:mm`. */
export function TimeOfDay(options: FieldOptions = {}): PropertyDecorator {
  const pattern = /^([01]\d|2[0-3]):[0-5]\d$/;
  const check = (value: unknown): boolean => typeof value === 'string' && pattern.test(value);
  return field(
    options,
    { type: 'string', pattern: pattern.source, maxLength: 5 },
    check,
    'must be a time of day such as 18:00.',
  );
}

/** IANA name of a time zone; one of old becomes that of today. */
export function Zone(options: FieldOptions = {}): PropertyDecorator {
  const documented = { description: 'IANA name of a time zone.', example: 'Asia/Singapore', ...options };
  return field(
    documented,
    { type: 'string', maxLength: 64 },
    (value) => typeof value === 'string' && isZone(value),
    zoneAdvice,
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (zoneNamed(value) ?? value) : value)),
  );
}

/** ISO 8601 (`PT8H`), or a text such as `2 working days`. */
export function TimeSpan(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: 'string', maxLength: 60 },
    (value) => typeof value === 'string' && value.length <= 60 && readable(value),
    'must be a duration such as PT8H, P3D or "2 working days".',
  );
}

function readable(text: string): boolean {
  try {
    parseDuration(text);
    return true;
  } catch (error) {
    if (error instanceof DurationProblem) return false;
    throw error;
  }
}

/** An instant with its offset, e.g. `2026-02-13T10:00:00Z`. */
export function Moment(options: FieldOptions = {}): PropertyDecorator {
  const pattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;
  const check = (value: unknown): boolean =>
    typeof value === 'string' &&
    pattern.test(value) &&
    isLocalDate(value.slice(0, 10)) &&
    !Number.isNaN(Date.parse(value));
  return field(
    options,
    { type: 'string', format: 'date-time', maxLength: 32 },
    check,
    'must be an instant such as 2026-02-13T10:00:00Z.',
  );
}

/** A list of short texts, each once. */
export function Texts(options: FieldOptions & { max: number; most: number }): PropertyDecorator {
  const { max, most } = options;
  const check = (value: unknown): boolean =>
    Array.isArray(value) &&
    value.length <= most &&
    new Set(value).size === value.length &&
    value.every((entry) => isStorable(entry) && entry.trim() !== '' && entry.length <= max);
  const says = `must be a list of at most ${most} different texts of 1 to ${max} characters.`;
  return field(
    options,
    { type: 'array', uniqueItems: true, maxItems: most, items: { type: 'string', minLength: 1, maxLength: max } },
    check,
    says,
    Bounded({ most, says }),
  );
}

/** A list of ids, each once. */
export function Ids(options: FieldOptions & { most: number }): PropertyDecorator {
  const { most } = options;
  const check = (value: unknown): boolean =>
    Array.isArray(value) && value.length <= most && new Set(value).size === value.length && value.every(isUuid);
  const says = `must be a list of at most ${most} different ids, UUIDs such as 3f0c….`;
  const items = { type: 'string', format: 'uuid', maxLength: 36 };
  return field(
    options,
    { type: 'array', uniqueItems: true, maxItems: most, items },
    check,
    says,
    Bounded({ most, says }),
  );
}

/** A free JSON object of at most `max` characters. */
export function JsonObject(options: FieldOptions & { max: number; schema?: JsonSchema }): PropertyDecorator {
  const check = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const json = JSON.stringify(value);
    return json.length <= options.max && !/\\u(0000|d[89a-f])/i.test(json);
  };
  return field(
    options,
    options.schema ?? { type: 'object', additionalProperties: true },
    check,
    `must be a JSON object of at most ${options.max} characters.`,
    Bounded({ free: true }),
    Transform(({ value }: { value: unknown }) => shown(value)),
  );
}

/** An object of its own class, or with `list` a list of them. */
export function Nested(
  of: () => new () => object,
  options: FieldOptions & { list?: boolean; most?: number } = {},
): PropertyDecorator {
  const { list = false, most = 100 } = options;
  return applyDecorators(
    present(options),
    // Written out: the document knows a class that is looked up later by the function's name, `type`.
    ApiProperty({ ...common(options), type: () => of(), ...(list ? { isArray: true, maxItems: most } : {}) }),
    list ? IsArray({ message: 'must be a list.' }) : IsObject({ message: 'must be a JSON object.' }),
    Bounded({ of, ...(list ? { most, says: `must have at most ${most} entries.` } : {}) }),
    ValidateNested({ each: list }),
    Type(of),
  );
}
