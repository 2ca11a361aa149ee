import { isObject } from '../body-checks.js';

// What is left of it is trimmed: white space in the pattern would be tried in every way it can be split.
const placeholder = /\{\{([^{}]*)\}\}/g;

/** The names that a text refers to, as in `{{market}}`, each once. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map(([, name = '']) => name.trim()))];
}

/** The text with the values put in; a name without a value is left out. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(placeholder, (_, name: string) => values[name.trim()] ?? '');
}

/** The same for every text in a JSON value; keys stay as they are. */
export function fillDeep(value: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return fill(value, values);
  if (Array.isArray(value)) return value.map((entry) => fillDeep(entry, values));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, fillDeep(entry, values)]));
}

/** Every text in a JSON value, with its path below `path`. */
export function textsIn(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((entry, index) => textsIn(entry, `${path}.${index}`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => textsIn(entry, `${path}.${key}`));
}
