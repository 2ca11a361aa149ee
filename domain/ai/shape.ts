/** What an answer must look like: as much of JSON Schema as both kinds of provider hold an answer to. */
export type Shape =
  /** Where `none`, or null; where `filled`, not blank. */
  | { is: 'text'; most: number; none?: boolean; filled?: boolean; says: string }
  | { is: 'whole'; least: number; most: number; says: string }
  /** One of these values; where `none`, or null. */
  | { is: 'one'; of: readonly string[]; none: boolean; says: string }
  /** Where `numbered`, its objects have each `number` from 1 to that once: what is asked about so many things answers for all of them. */
  | { is: 'list'; of: Shape; most: number; numbered?: number; says: string }
  /** `needs`: where a field has that value, another says something. */
  | { is: 'object'; fields: Readonly<Record<string, Shape>>; needs?: readonly Need[]; says: string };

export interface Need {
  field: string;
  where: string;
  is: string;
}

/** The shape as JSON Schema: every field is required, and no other is taken. */
export function jsonSchemaOf(shape: Shape): Record<string, unknown> {
  const description = shape.says;
  switch (shape.is) {
    case 'text':
      return { type: shape.none === true ? ['string', 'null'] : 'string', description };
    case 'whole': {
      const values = Array.from({ length: shape.most - shape.least + 1 }, (_, place) => shape.least + place);
      return { type: 'integer', enum: values, description };
    }
    case 'one':
      return shape.none
        ? { type: ['string', 'null'], enum: [...shape.of, null], description }
        : { type: 'string', enum: [...shape.of], description };
    case 'list':
      return { type: 'array', items: jsonSchemaOf(shape.of), description };
    case 'object':
      return {
        type: 'object',
        description,
        properties: Object.fromEntries(Object.entries(shape.fields).map(([name, of]) => [name, jsonSchemaOf(of)])),
        required: Object.keys(shape.fields),
        additionalProperties: false,
      };
  }
}

/** What of a value is not as the shape says; null where it is. The first place is told, and no word of the value. */
export function misfit(shape: Shape, value: unknown, at = 'answer'): string | null {
  switch (shape.is) {
    case 'text':
      return (shape.none === true && value === null) ||
        (typeof value === 'string' &&
          value.length <= shape.most &&
          storable(value) &&
          !(shape.filled && value.trim() === ''))
        ? null
        : `${at} must be text of ${shape.filled ? '1 to' : 'at most'} ${shape.most} characters`;
    case 'whole':
      return Number.isInteger(value) && Number(value) >= shape.least && Number(value) <= shape.most
        ? null
        : `${at} must be a whole number from ${shape.least} to ${shape.most}`;
    case 'one':
      return (shape.none && value === null) || (typeof value === 'string' && shape.of.includes(value))
        ? null
        : `${at} must be one of the values that were named`;
    case 'list': {
      if (!Array.isArray(value) || value.length > shape.most) return `${at} must be a list of at most ${shape.most}`;
      return (
        firstOf(value.map((one, place) => misfit(shape.of, one, `${at}.${place}`))) ??
        leftOut(shape.numbered ?? 0, value, at)
      );
    }
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${at} must be an object`;
      const more = Object.keys(value).find((name) => !Object.hasOwn(shape.fields, name));
      if (more !== undefined) return `${at} has a field that was not asked for`;
      const said = value as Record<string, unknown>;
      return (
        firstOf(Object.entries(shape.fields).map(([name, of]) => misfit(of, said[name], `${at}.${name}`))) ??
        firstOf((shape.needs ?? []).map((need) => unmet(need, said, at)))
      );
    }
  }
}

/** The first number that has no answer, or two. */
function leftOut(numbers: number, answers: readonly unknown[], at: string): string | null {
  if (numbers === 0) return null;
  const counts = new Map<unknown, number>();
  for (const one of answers) {
    const { number } = one as { number?: unknown };
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  for (let number = 1; number <= numbers; number += 1) {
    const count = counts.get(number) ?? 0;
    if (count !== 1) return `${at} must answer once for number ${number}, and does so ${count} times`;
  }
  return null;
}

function unmet({ field, where, is }: Need, said: Record<string, unknown>, at: string): string | null {
  const value = said[field];
  const there = typeof value === 'string' && value.trim() !== '';
  return said[where] === is && !there ? `${at}.${field} must say something where ${where} is ${is}` : null;
}

const storable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

const firstOf = (all: (string | null)[]): string | null => all.find((one) => one !== null) ?? null;
