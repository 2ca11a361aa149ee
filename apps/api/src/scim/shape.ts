import { attributeKey } from '../../../../domain/scim/schemas.js';
import { ScimRefusal } from '../../../../domain/scim/scim-refusal.js';

/** Which attributes are wanted (RFC 7644, 3.9). */
export interface Shape {
  /** Null: all. */
  only: readonly string[] | null;
  but: readonly string[];
}

const always = new Set(['id', 'schemas']);
const most = 50;

/** @throws ScimRefusal `invalidValue` */
export function readShape(sent: Record<string, unknown>): Shape {
  const only = namesOf(sent['attributes'], 'attributes');
  return { only: only.length === 0 ? null : only, but: namesOf(sent['excludedAttributes'], 'excludedAttributes') };
}

export function isWanted({ only, but }: Shape, key: string): boolean {
  return (only === null || only.some((name) => name === key || name.startsWith(`${key}.`))) && !but.includes(key);
}

/** A resource with what is wanted of it. */
export function shaped(resource: Record<string, unknown>, shape: Shape): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(resource).flatMap(([name, value]): [string, unknown][] => {
      const key = attributeKey(name);
      // Of an extension, its attributes.
      if (key === 'schema') {
        const inner = shaped(value as Record<string, unknown>, shape);
        return Object.keys(inner).length === 0 ? [] : [[name, inner]];
      }
      if (always.has(key)) return [[name, value]];
      if (!isWanted(shape, key)) return [];
      return [[name, partsOf(key, value, shape)]];
    }),
  );
}

function partsOf(key: string, value: unknown, shape: Shape): unknown {
  if (Array.isArray(value)) return value.map((one) => partsOf(key, one, shape));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => {
      const inner = `${key}.${name.toLowerCase()}`;
      return (
        (shape.only === null || shape.only.includes(key) || shape.only.includes(inner)) && !shape.but.includes(inner)
      );
    }),
  );
}

function namesOf(value: unknown, field: string): string[] {
  if (value === undefined || value === null) return [];
  const all: unknown[] = Array.isArray(value) ? value : [value];
  if (!all.every((one) => typeof one === 'string'))
    throw new ScimRefusal('invalidValue', `${field} names attributes, with commas between.`);
  const names = all.flatMap((one) => one.split(',')).map((name) => attributeKey(name.trim()));
  if (names.length > most) throw new ScimRefusal('invalidValue', `${field} names more than ${most} attributes.`);
  return names.filter((name) => name !== '');
}
