import type { EntityManager } from 'typeorm';
import { findPerson } from '../../../../database/people/people.js';
import { lockPeople } from '../../../../database/people/write-people.js';
import { scimUser, usersMeant, type ScimUserRow } from '../../../../database/scim/users.js';
import { forgetDirectoryUser, keepDirectoryUser } from '../../../../database/scim/write-users.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { stableId } from '../../../../domain/stable-id.js';
import { isUuid } from '../../../../domain/uuid.js';
import { ScimRefusal } from '../../../../domain/scim/scim-refusal.js';
import { isAddress, type DirectoryUser } from '../../../../domain/scim/user.js';
import type { Asked } from '../commands/asked.js';
import { Problem } from '../problems/problem.js';
import { createPerson, editPerson } from '../people/write-person.js';
import type { PersonPatch } from '../people/person.dto.js';
import { requireKept, requireReach } from './directory-reach.js';

type Said = DirectoryUser & { userName: string };

/**
 * Makes a user, or takes somebody for it who is here and whom no directory has: one person has one account. Gives the id.
 *
 * @throws ScimRefusal `uniqueness`
 */
export async function createUser(manager: EntityManager, said: DirectoryUser, asked: Asked): Promise<string> {
  await lockPeople(manager);
  const userName = said.userName ?? '';
  const user: Said = { ...said, userName, address: said.address ?? (isAddress(userName) ? userName : null) };
  const present = await whoIsMeant(manager, user, null);
  if (present !== null) {
    await requireReach(manager, present, asked);
    const { version } = await findPerson(manager, present);
    const named = nameOf(said);
    const facts = {
      ...(named === null ? {} : { name: named }),
      ...(user.address ? { email: user.address } : {}),
      ...(said.managerId === undefined ? {} : { managerId: managerIdOf(said) }),
      active: said.active ?? true,
    };
    await edit(manager, present, facts, { asked, version });
    await keep(manager, present, user, 'adopted', asked);
    return present;
  }
  const id = stableId(asked.actor.id, asked.key, 'person');
  const facts = { name: nameOf(said) ?? userName, email: user.address ?? null, managerId: managerIdOf(said) };
  await createPerson(manager, id, facts, asked);
  if (said.active === false) await edit(manager, id, { active: false }, { asked, version: 1 });
  await keep(manager, id, user, 'created', asked);
  return id;
}

/**
 * Changes a user to what `becomes` makes of it.
 *
 * @param seen looks at what is there, behind the locks, before it is changed
 */
export async function changeUser(
  manager: EntityManager,
  id: string,
  becomes: (before: Said) => DirectoryUser,
  asked: Asked,
  seen: (row: ScimUserRow) => void,
): Promise<void> {
  await lockPeople(manager);
  const row = await foundUser(manager, id, asked.actor.id);
  requireKept(row, row.user_name, asked);
  seen(row);
  const before = saidOf(row);
  const after: Said = { ...before, ...definedOf(becomes(before)) };
  const name = nameAfter(before, after);
  if (after.userName !== before.userName || after.address !== before.address) await whoIsMeant(manager, after, row.id);
  const facts = { name, email: after.address ?? null, managerId: managerIdOf(after), active: after.active ?? true };
  await edit(manager, row.id, facts, { asked, version: row.version });
  const kept = ['userName', 'externalId', 'formatted', 'givenName', 'familyName', 'title'] as const;
  if (kept.every((field) => (after[field] ?? null) === (before[field] ?? null))) return;
  await requireReach(manager, row.id, asked);
  await keep(manager, row.id, after, row.directory_id === asked.actor.id ? 'changed' : 'adopted', asked);
}

/** The directory has no such user any more: they get in no more, and what they did stays. */
export async function removeUser(
  manager: EntityManager,
  id: string,
  asked: Asked,
  seen: (row: ScimUserRow) => void,
): Promise<void> {
  await lockPeople(manager);
  const row = await foundUser(manager, id, asked.actor.id);
  requireKept(row, row.user_name, asked);
  seen(row);
  await edit(manager, row.id, { active: false }, { asked, version: row.version });
  const version = await forgetDirectoryUser(manager, {
    person_id: row.id,
    directory_id: asked.actor.id,
    user_name: row.user_name,
  });
  await record(manager, row.id, { version, how: 'removed', ...saidOf(row) }, asked);
}

/** @param asker the directory that asks @throws Problem `not-found` */
export async function foundUser(manager: EntityManager, id: string, asker: string): Promise<ScimUserRow> {
  const row = await scimUser(manager, id, asker);
  if (!row) throw new Problem('not-found', `There is no user ${id.slice(0, 100)}.`);
  return row;
}

/**
 * Who is here already of that name or address, and can be taken for the user; null where nobody is.
 *
 * @param own the user who is changed: nobody else may be
 * @throws ScimRefusal `uniqueness`
 */
async function whoIsMeant(
  manager: EntityManager,
  { userName, address }: Said,
  own: string | null,
): Promise<string | null> {
  const names = address ? [userName, address] : [userName];
  const [meant, another] = (await usersMeant(manager, userName, names)).filter(({ id }) => id !== own);
  if (!meant) return null;
  const refuse = (why: string): ScimRefusal => new ScimRefusal('uniqueness', `${names.join(', ')}: ${why}`);
  if (another)
    throw refuse('several people here are called so. Mark them as one, or give each an address of their own.');
  if (meant.service) throw refuse('a service account is called so.');
  if (meant.kept || own !== null) throw refuse('there is a user of this name or address already.');
  const written = [meant.user_name, meant.email].filter((one) => one !== null).map((one) => one.toLowerCase());
  // What only looks the same may be somebody else's.
  if (!names.some((one) => written.includes(one.toLowerCase())))
    throw refuse(
      `somebody here is called ${meant.email ?? meant.user_name ?? ''}, which looks the same, and is written otherwise.`,
    );
  return meant.id;
}

/** Only what is another than it was is changed. */
async function edit(
  manager: EntityManager,
  id: string,
  facts: PersonPatch,
  { asked, version }: { asked: Asked; version: number },
): Promise<void> {
  const before = await findPerson(manager, id);
  const were = { name: before.name, email: before.email, managerId: before.manager_id, active: before.active };
  const changed = Object.entries(facts as Record<string, unknown>).filter(
    ([field, to]) => to !== undefined && to !== were[field as keyof typeof were],
  );
  if (changed.length === 0) return;
  if (changed.some(([field, to]) => field !== 'active' || to !== false)) await requireReach(manager, id, asked);
  await editPerson(manager, id, Object.fromEntries(changed), asked, version);
}

async function keep(
  manager: EntityManager,
  id: string,
  user: Said,
  how: 'created' | 'adopted' | 'changed',
  asked: Asked,
): Promise<void> {
  const version = await keepDirectoryUser(manager, {
    person_id: id,
    directory_id: asked.actor.id,
    user_name: user.userName,
    external_id: user.externalId ?? null,
    given_name: user.givenName ?? null,
    family_name: user.familyName ?? null,
    formatted: user.formatted ?? null,
    title: user.title ?? null,
  });
  await record(manager, id, { version, how, ...user }, asked);
}

async function record(
  manager: EntityManager,
  id: string,
  { version, how, userName, externalId }: Said & { version: number; how: string },
  { actor }: Asked,
): Promise<void> {
  const data = { how, userName, externalId: externalId ?? null };
  const key = `person/${id}#directory:${version}`;
  const event = { key, type: 'person.provisioned', at: Date.now(), actorId: actor.id, version: 0, data };
  await saveEvents(manager, [{ subjectKind: 'person', subjectId: id, programId: null, event }]);
}

function saidOf(row: ScimUserRow): Said {
  return {
    userName: row.user_name,
    externalId: row.external_id,
    displayName: row.name,
    formatted: row.formatted,
    givenName: row.given_name,
    familyName: row.family_name,
    title: row.title,
    address: row.email,
    managerId: row.manager_id,
    active: row.active,
  };
}

/** How somebody is called, by what a directory says of their name; null where it says nothing. */
function nameOf(user: DirectoryUser): string | null {
  return user.displayName ?? composedOf(user);
}

function composedOf({ formatted, givenName, familyName }: DirectoryUser): string | null {
  return formatted ?? ([givenName, familyName].filter((part) => part).join(' ') || null);
}

/** Whose display name was but their name, is called as they are called now. */
function nameAfter(before: DirectoryUser, after: Said): string {
  const follows = after.displayName === before.displayName && before.displayName === composedOf(before);
  return (follows ? composedOf(after) : null) ?? nameOf(after) ?? after.userName;
}

/** @throws ScimRefusal `invalidValue` */
function managerIdOf({ managerId }: DirectoryUser): string | null {
  if (managerId === undefined || managerId === null) return null;
  if (!isUuid(managerId))
    throw new ScimRefusal('invalidValue', 'manager: there is no such user. Send the id of a user here.');
  return managerId.toLowerCase();
}

function definedOf(user: DirectoryUser): Partial<Said> {
  return Object.fromEntries(Object.entries(user as Record<string, unknown>).filter(([, value]) => value !== undefined));
}
