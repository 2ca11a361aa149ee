import { readFilter, type Filter } from './filter.js';
import { ScimRefusal } from './scim-refusal.js';
import { attributeKey } from './schemas.js';

/** Where a PATCH changes something (RFC 7644, 3.5.2): `name.givenName`, `emails[type eq "work"].value`. */
export interface ScimPath {
  /** In small letters, with what is said after the brackets: `emails.value`. */
  attribute: string;
  /** Which of many entries; undefined: all. */
  entry: Filter | undefined;
}

const longest = 1_000;

/** @throws ScimRefusal `invalidPath`, `invalidFilter` */
export function readPath(path: string): ScimPath {
  const [open, close] = [path.indexOf('['), path.lastIndexOf(']')];
  const named = open === -1 ? path : path.slice(0, open) + path.slice(close + 1);
  const whole = (open === -1) === (close === -1) && open <= close;
  if (path.length > longest || !whole || !/^[A-Za-z$][\w$:.-]*$/.test(named))
    throw new ScimRefusal('invalidPath', `"${path.slice(0, 100)}" is no path to an attribute.`);
  return {
    attribute: attributeKey(named),
    entry: open === -1 ? undefined : readFilter(path.slice(open + 1, close)),
  };
}

export type PatchOperation = { op: 'add' | 'replace' | 'remove'; path: ScimPath | null; value: unknown };

/**
 * The operations of a PATCH. Their names are taken in any case, as Entra ID writes them.
 *
 * @throws ScimRefusal
 */
export function readOperations(body: Record<string, unknown>, most: number): PatchOperation[] {
  const found = Object.entries(body).find(([name]) => name.toLowerCase() === 'operations')?.[1];
  if (!Array.isArray(found) || found.length === 0)
    throw new ScimRefusal('invalidSyntax', 'Send "Operations", a list with at least one operation.');
  if (found.length > most)
    throw new ScimRefusal('tooMany', `${found.length} operations are more than ${most}. Send them in parts.`);
  return found.map((one: unknown) => {
    const { op, path, value } = isObject(one) ? one : {};
    const named = typeof op === 'string' ? op.toLowerCase() : '';
    if (named !== 'add' && named !== 'replace' && named !== 'remove')
      throw new ScimRefusal('invalidSyntax', 'Each operation has an "op" that is add, replace or remove.');
    if (path !== undefined && path !== null && typeof path !== 'string')
      throw new ScimRefusal('invalidPath', 'A "path" is a text.');
    const at = typeof path === 'string' && path !== '' ? readPath(path) : null;
    if (named === 'remove' && at === null)
      throw new ScimRefusal('noTarget', 'An operation that removes names what, by its "path".');
    if (named !== 'remove' && value === undefined)
      throw new ScimRefusal('invalidValue', 'An operation that adds or replaces has a "value".');
    if (named !== 'remove' && at === null && !isObject(value))
      throw new ScimRefusal('invalidValue', 'Without a "path", the "value" is an object of attributes.');
    return { op: named, path: at, value };
  });
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
