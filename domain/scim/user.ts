import type { Filter, FilterValue } from './filter.js';
import { isObject, type PatchOperation, type ScimPath } from './path.js';
import { ScimRefusal } from './scim-refusal.js';
import { attributeKey } from './schemas.js';

/** What a directory says of somebody, and is kept. Null: nothing; undefined: it was not said. */
export interface DirectoryUser {
  userName?: string | undefined;
  externalId?: string | null | undefined;
  displayName?: string | null | undefined;
  formatted?: string | null | undefined;
  givenName?: string | null | undefined;
  familyName?: string | null | undefined;
  title?: string | null | undefined;
  address?: string | null | undefined;
  /** Id of the person to whom they report. */
  managerId?: string | null | undefined;
  active?: boolean | undefined;
}

type TextField = 'externalId' | 'displayName' | 'formatted' | 'givenName' | 'familyName' | 'title';

const texts: Record<string, { field: TextField; most: number }> = {
  externalid: { field: 'externalId', most: 254 },
  displayname: { field: 'displayName', most: 200 },
  'name.formatted': { field: 'formatted', most: 200 },
  'name.givenname': { field: 'givenName', most: 200 },
  'name.familyname': { field: 'familyName', most: 200 },
  title: { field: 'title', most: 200 },
};

/** What the schemas of RFC 7643 have besides: it is taken, and not kept. */
const unkept = new Set(
  (
    'nickname profileurl usertype preferredlanguage locale timezone phonenumbers ims photos addresses entitlements roles ' +
    'x509certificates password employeenumber costcenter organization division department schemas meta schema ' +
    'name.middlename name.honorificprefix name.honorificsuffix'
  ).split(' '),
);
/** What is told, and not taken. */
const told = new Set(['id', 'groups', 'meta']);

/**
 * A user as it is sent whole, by POST or PUT. What is not there is not said.
 *
 * @throws ScimRefusal
 */
export function readUser(body: Record<string, unknown>): DirectoryUser {
  const user: DirectoryUser = {};
  setAll(user, body, '');
  if (user.userName === undefined) throw new ScimRefusal('invalidValue', 'A user has a "userName". Send it.');
  return user;
}

/** What operations make of a user. @throws ScimRefusal */
export function patchUser(before: DirectoryUser, operations: readonly PatchOperation[]): DirectoryUser {
  const user = { ...before };
  for (const { op, path, value } of operations) {
    if (path === null) {
      setAll(user, value as Record<string, unknown>, '', op === 'add');
      continue;
    }
    const [noun = ''] = path.attribute.split('.');
    if (told.has(noun) && path.attribute !== 'meta')
      throw new ScimRefusal(
        'mutability',
        noun === 'groups' ? 'Who is in a group is changed at /Groups.' : `${noun} is not changed.`,
      );
    if (noun === 'emails' && !isTheirs(path, user)) continue;
    if (op === 'remove') remove(user, path.attribute, value);
    else if (!set(user, path.attribute, value, op === 'add')) throw unknownPath(path.attribute);
  }
  return user;
}

/** @param adds what many can be is added to, and not replaced */
function setAll(user: DirectoryUser, values: Record<string, unknown>, within: string, adds = false): void {
  for (const [name, value] of Object.entries(values)) {
    const key = attributeKey(name);
    // The extension, as an object beside the attributes: names of its own, or `urn:…:User` with nothing after it.
    if (key === 'schema') {
      if (isObject(value)) setAll(user, value, '', adds);
      continue;
    }
    // Entra ID writes paths in place of names.
    const [, noun = key, sub = ''] = /^([^[\]]+)\[[^\]]*\](\.\w+)?$/.exec(key) ?? [];
    const work = noun === key || /\[\s*(?:type eq "work"|primary eq "?true"?)\s*\]/.test(key);
    if (work) set(user, `${within}${noun}${sub}`, value, adds);
  }
}

/** False where there is no such attribute. */
function set(user: DirectoryUser, key: string, value: unknown, adds: boolean): boolean {
  const text = texts[key];
  if (text) user[text.field] = textOf(value, key, text.most);
  else if (key === 'username') {
    const name = textOf(value, key, 254);
    if (name === null) throw new ScimRefusal('invalidValue', 'userName is a text with something in it.');
    user.userName = name;
  } else if (key === 'active') user.active = flagOf(value);
  else if (key === 'name') {
    if (value !== null && !isObject(value)) throw new ScimRefusal('invalidValue', 'name is an object.');
    setAll(user, value ?? { formatted: null, givenName: null, familyName: null }, 'name.');
  } else if (key === 'emails') user.address = addressAmong(value, adds ? user.address : null);
  else if (key === 'emails.value') user.address = addressOf(value);
  else if (key === 'manager' || key === 'manager.value') user.managerId = managerOf(value);
  else return isUnkept(key);
  return true;
}

function remove(user: DirectoryUser, key: string, value: unknown): void {
  const text = texts[key];
  if (text) user[text.field] = null;
  else if (key === 'username' || key === 'active')
    throw new ScimRefusal('mutability', `${key === 'active' ? key : 'userName'} is not taken away.`);
  else if (key === 'name') Object.assign(user, { formatted: null, givenName: null, familyName: null });
  else if (key === 'emails' || key === 'emails.value') {
    const named = value === undefined || value === null ? null : addressAmong(value, null);
    if (named === null || named.toLowerCase() === user.address?.toLowerCase()) user.address = null;
  } else if (key === 'manager' || key === 'manager.value') user.managerId = null;
  else if (!isUnkept(key)) throw unknownPath(key);
}

function isUnkept(key: string): boolean {
  const [noun = ''] = key.split('.');
  return unkept.has(key) || unkept.has(noun) || told.has(noun) || /^(?:emails|manager)\./.test(key);
}

function unknownPath(key: string): ScimRefusal {
  return new ScimRefusal('invalidPath', `A user has no attribute ${key.slice(0, 100)}. See /scim/v2/Schemas.`);
}

function textOf(value: unknown, key: string, most: number): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') throw new ScimRefusal('invalidValue', `${key} is a text.`);
  const text = value.trim();
  if (text.length > most) throw new ScimRefusal('invalidValue', `${key} has more than ${most} characters.`);
  if (/\p{Cc}/u.test(text)) throw new ScimRefusal('invalidValue', `${key} has a character that cannot be seen.`);
  return text === '' ? null : text;
}

/** Entra ID writes "True" and "False". */
function flagOf(value: unknown): boolean {
  const said = typeof value === 'string' ? value.toLowerCase() : value;
  if (said === true || said === 'true') return true;
  if (said === false || said === 'false') return false;
  throw new ScimRefusal('invalidValue', 'active is true or false.');
}

const mailAddress = /^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$/;

export function isAddress(text: string): boolean {
  return text.length <= 254 && mailAddress.test(text);
}

function addressOf(value: unknown): string | null {
  const text = textOf(value, 'emails.value', 254);
  if (text !== null && !isAddress(text))
    throw new ScimRefusal('invalidValue', `"${text}" is no mail address such as lin@example.com.`);
  return text;
}

/** The one that is kept: the primary one, else that of work, else the first. */
function addressAmong(value: unknown, before: string | null | undefined): string | null {
  if (value === null) return null;
  const all = (Array.isArray(value) ? value : [value]).map((one: unknown) =>
    typeof one === 'string' ? { value: one } : isObject(one) ? one : null,
  );
  if (all.some((one) => one === null) || all.length > 50)
    throw new ScimRefusal('invalidValue', 'emails is a list of at most fifty objects with a "value".');
  const entries = all.filter((one) => one !== null);
  const best =
    entries.find(({ primary }) => primary === true || primary === 'true') ??
    entries.find(({ type }) => typeof type === 'string' && type.toLowerCase() === 'work') ??
    (before ? undefined : entries[0]);
  return best === undefined ? (entries.length === 0 ? null : (before ?? null)) : addressOf(best['value']);
}

/** Entra ID writes the id alone. */
function managerOf(value: unknown): string | null {
  const said = isObject(value) ? (value['value'] ?? null) : value;
  return textOf(said, 'manager', 100);
}

/** Whether what the brackets say holds of the address that is kept: a primary one, of work. */
function isTheirs({ entry }: ScimPath, { address }: DirectoryUser): boolean {
  if (entry === undefined) return true;
  const kept: Record<string, FilterValue> = { type: 'work', primary: true, value: address ?? null };
  return holds(entry, kept);
}

function holds(filter: Filter, of: Readonly<Record<string, FilterValue>>): boolean {
  switch (filter.is) {
    case 'and':
      return filter.of.every((one) => holds(one, of));
    case 'or':
      return filter.of.some((one) => holds(one, of));
    case 'not':
      return !holds(filter.of, of);
    case 'compared': {
      const plain = (value: FilterValue | undefined): string => String(value ?? '').toLowerCase();
      const has = plain(of[filter.attribute.toLowerCase()]);
      if (filter.by === 'pr') return has !== '';
      if (filter.by === 'eq') return has === plain(filter.to);
      if (filter.by === 'ne') return has !== plain(filter.to);
      break;
    }
    default:
  }
  throw new ScimRefusal('invalidFilter', 'Which of the emails is meant is said by eq, ne or pr.');
}
