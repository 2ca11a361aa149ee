import type { Filter } from './filter.js';
import { isObject, type PatchOperation } from './path.js';
import { ScimRefusal } from './scim-refusal.js';
import { attributeKey } from './schemas.js';

/** What becomes of who is in a group. */
export interface MembersChange {
  /** Nobody stays who is not added. */
  all: boolean;
  add: Set<string>;
  remove: Set<string>;
}

/** What a directory says of a group. Undefined: it was not said. */
export interface DirectoryGroup {
  displayName?: string | undefined;
  externalId?: string | null | undefined;
  members: MembersChange;
}

export const mostMembers = 5_000;

/** A group as it is sent whole. @throws ScimRefusal */
export function readGroup(body: Record<string, unknown>): DirectoryGroup {
  const group: DirectoryGroup = { members: { all: true, add: new Set(), remove: new Set() } };
  setAll(group, body, 'add');
  if (group.displayName === undefined) throw new ScimRefusal('invalidValue', 'A group has a "displayName". Send it.');
  return group;
}

/** What operations change of a group, as one change: thousands of members are two statements. @throws ScimRefusal */
export function patchGroup(operations: readonly PatchOperation[]): DirectoryGroup {
  const group: DirectoryGroup = { members: { all: false, add: new Set(), remove: new Set() } };
  for (const { op, path, value } of operations) {
    if (path === null) setAll(group, value as Record<string, unknown>, op === 'replace' ? 'replace' : 'add');
    else if (path.attribute === 'members' || path.attribute === 'members.value')
      changeMembers(group.members, op, path.entry, value);
    else if (op === 'remove') {
      if (path.attribute !== 'externalid')
        throw new ScimRefusal('mutability', `${path.attribute.slice(0, 100)} is not taken away.`);
      group.externalId = null;
    } else if (!set(group, path.attribute, value))
      throw new ScimRefusal('invalidPath', `A group has no attribute ${path.attribute.slice(0, 100)}.`);
  }
  const { add, remove } = group.members;
  if (add.size + remove.size > mostMembers)
    throw new ScimRefusal('tooMany', `More than ${mostMembers} members are changed at once. Send them in parts.`);
  return group;
}

function setAll(group: DirectoryGroup, values: Record<string, unknown>, op: 'add' | 'replace'): void {
  for (const [name, value] of Object.entries(values)) {
    const key = attributeKey(name);
    if (key === 'members') changeMembers(group.members, op, undefined, value ?? []);
    else set(group, key, value);
  }
}

function set(group: DirectoryGroup, key: string, value: unknown): boolean {
  if (key === 'displayname') {
    const name = textOf(value, 'displayName', 200);
    if (name === null) throw new ScimRefusal('invalidValue', 'displayName is a text with something in it.');
    group.displayName = name;
  } else if (key === 'externalid') group.externalId = textOf(value, 'externalId', 254);
  else return ['id', 'schemas', 'meta'].includes(key);
  return true;
}

function changeMembers(
  members: MembersChange,
  op: PatchOperation['op'],
  entry: Filter | undefined,
  value: unknown,
): void {
  if (entry !== undefined && op !== 'remove')
    throw new ScimRefusal('invalidPath', 'A member is added, or taken out; there is nothing to change about one.');
  const named = entry ? idsIn(entry) : value === undefined || value === null ? null : idsOf(value);
  if (op === 'replace' || (op === 'remove' && named === null)) {
    members.all = true;
    members.add.clear();
    members.remove.clear();
  }
  for (const id of named ?? []) {
    const [to, from] = op === 'remove' ? [members.remove, members.add] : [members.add, members.remove];
    from.delete(id);
    to.add(id);
  }
}

function idsOf(value: unknown): string[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  if (all.length > mostMembers)
    throw new ScimRefusal('tooMany', `${all.length} members are more than ${mostMembers} at once. Send them in parts.`);
  return all.map((one) => {
    const { value: id, type } = isObject(one) ? one : { value: one, type: undefined };
    if (typeof type === 'string' && type.toLowerCase() === 'group')
      throw new ScimRefusal('invalidValue', 'A group within a group is not taken: send the people who are in it.');
    if (typeof id !== 'string' || id === '' || id.length > 100)
      throw new ScimRefusal('invalidValue', 'Each of the members has a "value", which is the id of a user.');
    return id.toLowerCase();
  });
}

/** `value eq "…"`, or several of them with `or` between. */
function idsIn(filter: Filter): string[] {
  if (filter.is === 'or') return filter.of.flatMap(idsIn);
  if (filter.is === 'compared' && filter.by === 'eq' && filter.attribute.toLowerCase() === 'value')
    return idsOf(filter.to);
  throw new ScimRefusal('invalidFilter', 'Which members are meant is said as members[value eq "ID"].');
}

function textOf(value: unknown, key: string, most: number): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') throw new ScimRefusal('invalidValue', `${key} is a text.`);
  const text = value.trim();
  if (text.length > most) throw new ScimRefusal('invalidValue', `${key} has more than ${most} characters.`);
  if (/\p{Cc}/u.test(text)) throw new ScimRefusal('invalidValue', `${key} has a character that cannot be seen.`);
  return text === '' ? null : text;
}
