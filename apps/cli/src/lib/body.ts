import { readFileSync } from 'node:fs';
import { Failure } from './client.js';

/** Fields by `name=value`. @throws Failure where one has no name or value */
export function namedIn(pairs: readonly string[]): [name: string, value: string][] {
  return pairs.map((pair) => {
    const [, name, value] = /^([A-Za-z]\w*)=(.*)$/s.exec(pair) ?? [];
    if (name === undefined || value === undefined)
      throw new Failure(`--set ${pair} has no name and value. Write --set reason="…".`);
    return [name, value];
  });
}

/** The JSON object that a file holds; - is the standard input. @throws Failure where it cannot be read, or holds none */
export function bodyIn(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new Failure(`${file} cannot be read. Name a file with the body as JSON.`);
  }
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new Failure(`${file} holds no JSON object. Write the body that the command takes, such as {"reason": "…"}.`);
}
