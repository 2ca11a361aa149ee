import type { EntityManager } from 'typeorm';
import {
  addGroup,
  changeGroup,
  changeMembers,
  removeGroup,
  sameGroup,
  scimGroup,
  unknownUsers,
  type ScimGroupRow,
} from '../../../../database/scim/groups.js';
import { saveEvents } from '../../../../database/trail/events.js';
import type { DirectoryGroup } from '../../../../domain/scim/group.js';
import { ScimRefusal } from '../../../../domain/scim/scim-refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import type { Asked } from '../commands/asked.js';
import { Problem } from '../problems/problem.js';
import { requireKept } from './directory-reach.js';

/** Makes a group; gives its id. @throws ScimRefusal `uniqueness`, `invalidValue` */
export async function createGroup(manager: EntityManager, said: DirectoryGroup, asked: Asked): Promise<string> {
  const id = stableId(asked.actor.id, asked.key, 'group');
  const { displayName = '', externalId = null } = said;
  const facts = { id, displayName, externalId, directoryId: asked.actor.id };
  await requireOwnName(manager, facts);
  await addGroup(manager, facts);
  await record(manager, id, { type: 'group.created', version: 1, data: { name: displayName, externalId } }, asked);
  await writeMembers(manager, { id, name: displayName, version: 1 }, said, asked);
  return id;
}

/** Changes a group to what is said of it. @param seen looks at what is there, behind the lock */
export async function editGroup(
  manager: EntityManager,
  id: string,
  said: DirectoryGroup,
  asked: Asked,
  seen: (row: ScimGroupRow) => void,
): Promise<void> {
  const before = await foundGroup(manager, id, { asker: asked.actor.id, members: false, lock: true });
  requireKept(before, before.display_name, asked);
  seen(before);
  const displayName = said.displayName ?? before.display_name;
  const externalId = said.externalId === undefined ? before.external_id : said.externalId;
  const named = displayName !== before.display_name || externalId !== before.external_id;
  const directoryId = asked.actor.id;
  if (named) await requireOwnName(manager, { id: before.id, displayName, externalId, directoryId });
  const version = before.version + 1;
  const changed = await writeMembers(manager, { id: before.id, name: before.display_name, version }, said, asked);
  if (!named && !changed) return;
  await changeGroup(manager, before, { displayName, externalId, directoryId });
  if (!named) return;
  const data = { name: displayName, externalId, was: before.display_name };
  await record(manager, before.id, { type: 'group.edited', version, data }, asked);
}

export async function deleteGroup(
  manager: EntityManager,
  id: string,
  asked: Asked,
  seen: (row: ScimGroupRow) => void,
): Promise<void> {
  const row = await foundGroup(manager, id, { asker: asked.actor.id, members: false, lock: true });
  requireKept(row, row.display_name, asked);
  seen(row);
  await removeGroup(manager, row);
  const data = { name: row.display_name, externalId: row.external_id };
  await record(manager, row.id, { type: 'group.removed', version: row.version + 1, data }, asked);
}

/** @throws Problem `not-found` */
export async function foundGroup(
  manager: EntityManager,
  id: string,
  how: { asker: string; members: boolean; lock?: boolean },
): Promise<ScimGroupRow> {
  const row = await scimGroup(manager, id, how);
  if (!row) throw new Problem('not-found', `There is no group ${id.slice(0, 100)}.`);
  return row;
}

async function requireOwnName(
  manager: EntityManager,
  facts: { id: string; displayName: string; externalId: string | null; directoryId: string },
): Promise<void> {
  const same = await sameGroup(manager, facts);
  if (same)
    throw new ScimRefusal(
      'uniqueness',
      `There is a group ${same.display_name} (${same.id}) of this displayName or externalId already. Change that one.`,
    );
}

const mostNamed = 20;
/** People whom one event names. */
const inOneEvent = 500;

/** Whether anybody came or went. @throws ScimRefusal `invalidValue` */
async function writeMembers(
  manager: EntityManager,
  { id, name, version }: { id: string; name: string; version: number },
  { members }: DirectoryGroup,
  asked: Asked,
): Promise<boolean> {
  const unknown = await unknownUsers(manager, [...members.add]);
  if (unknown.length > 0)
    throw new ScimRefusal(
      'invalidValue',
      `members: ${unknown.length} are no users here: ${unknown.slice(0, mostNamed).join(', ')}. Only users are members.`,
    );
  const { added, removed } = await changeMembers(manager, name, members);
  const moved = [
    ...added.map((person) => ({ person, to: 'added' as const })),
    ...removed.map((person) => ({ person, to: 'removed' as const })),
  ];
  for (let part = 0; part * inOneEvent < moved.length; part += 1) {
    const some = moved.slice(part * inOneEvent, (part + 1) * inOneEvent);
    const idsOf = (way: string): string[] => some.filter(({ to }) => to === way).map(({ person }) => person);
    const data = { name, added: idsOf('added'), removed: idsOf('removed') };
    await record(manager, id, { type: 'group.members_changed', version, data, part }, asked);
  }
  return moved.length > 0;
}

async function record(
  manager: EntityManager,
  id: string,
  { type, version, data, part = 0 }: { type: string; version: number; data: Record<string, unknown>; part?: number },
  { actor }: Asked,
): Promise<void> {
  const key = `group/${id}#${type}:${version}:${part}`;
  const event = { key, type, at: Date.now(), actorId: actor.id, version, data };
  await saveEvents(manager, [{ subjectKind: 'group', subjectId: id, programId: null, event }]);
}
