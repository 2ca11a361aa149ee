import type { EntityManager } from 'typeorm';
import { loadCalendars, versionInForce } from '../../../../database/calendars/load-calendars.js';
import { isCalendar } from '../../../../database/calendars/calendar-rows.js';
import { selfAndAbove } from '../../../../database/people/above.js';
import { findPerson, otherWithEmail, type PersonRow } from '../../../../database/people/people.js';
import { pokeWhatWaits } from '../../../../database/sign-off/poke-waiting.js';
import { administratorsNow, checkFit } from '../../../../database/people/standing.js';
import { insertPerson, lockPeople, updatePerson } from '../../../../database/people/write-people.js';
import { isTeam } from '../../../../database/teams/teams.js';
import { endSessionsOf } from '../../../../database/sign-in/sessions.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { Problem } from '../problems/problem.js';
import type { NewPerson, PersonPatch } from './person.dto.js';
import { theyLeft } from './they-left.js';
import { wordNamed } from '../names/asked-names.js';

/** Adds a person; an id that exists is left alone. */
export async function createPerson(manager: EntityManager, id: string, facts: NewPerson, asked: Asked): Promise<void> {
  if (facts.managerId) await lockPeople(manager);
  await checkReferences(manager, id, facts);
  const known = { ...facts, ...(await marketOf(manager, facts)) };
  const zone = facts.timeZone ?? (await zoneWhere(manager, facts));
  const inserted = await insertPerson(manager, id, { ...known, timeZone: zone });
  if (inserted) await record(manager, id, 'person.created', 1, { ...facts }, asked);
}

/** Where nothing is said of their zone, a person works by the clocks of their calendar or their market. */
export async function zoneWhere(
  manager: EntityManager,
  { calendar, market }: Pick<NewPerson, 'calendar' | 'market'>,
): Promise<string | undefined> {
  const key = calendar ?? market?.toUpperCase();
  const version = key ? await versionInForce(manager, key) : null;
  return version === null ? undefined : (await loadCalendars(manager, [version]))(version).zone;
}

/** Changes a person, guarded by the version that was read. */
export async function editPerson(
  manager: EntityManager,
  id: string,
  patch: PersonPatch,
  asked: Asked,
  version: number,
): Promise<void> {
  if (patch.managerId || patch.active !== undefined || patch.access !== undefined) await lockPeople(manager);
  const before = await findPerson(manager, id);
  if (before.erased_at !== null)
    throw new Refusal('invalid-command', `${before.name} has been erased: nothing is written about them any more.`);
  await checkReferences(manager, id, patch);
  await keepAnAdministrator(manager, before, patch);
  if (!(await updatePerson(manager, id, version, { ...patch, ...(await marketOf(manager, patch)) })))
    throw new Refusal('version-mismatch', `The person is at version ${before.version} by now. Read it again.`, {
      version: before.version,
    });
  // Whoever comes back signs in anew.
  if (patch.active === false) await endSessionsOf(manager, id);
  await record(manager, id, 'person.edited', version + 1, { changed: compact(patch) }, asked);
  if (patch.active === false && before.active) await theyLeft(manager, before, asked);
  if (movesRoles(before, patch)) await pokeWhatWaits(manager, { personIds: [id], by: asked.actor.id });
}

/** Whoever they are asked for, or who is asked in their stead, may be another by it. */
function movesRoles(before: PersonRow, { active, access, managerId }: PersonPatch): boolean {
  return (
    (active !== undefined && active !== before.active) ||
    (access !== undefined && (access === 'auditor') !== (before.access === 'auditor')) ||
    (managerId !== undefined && managerId !== before.manager_id)
  );
}

/** @throws Refusal `last-administrator` */
async function keepAnAdministrator(manager: EntityManager, before: PersonRow, patch: PersonPatch): Promise<void> {
  const administers = before.access === 'administrator' && before.active;
  const will = (patch.access ?? before.access) === 'administrator' && (patch.active ?? before.active);
  if (!administers || will) return;
  const others = (await administratorsNow(manager)).filter((id) => id !== before.id);
  if (others.length === 0)
    throw new Refusal(
      'last-administrator',
      `${before.name} is the only administrator who is there. Make somebody else an administrator first.`,
    );
}

/** The market as the records write it, where one is given. @throws Refusal `unknown-name` */
async function marketOf(
  manager: EntityManager,
  { market }: { market?: string | null },
): Promise<{ market?: string | null }> {
  return market === undefined ? {} : { market: await wordNamed(manager, 'market', market, 'market') };
}

async function checkReferences(
  manager: EntityManager,
  id: string,
  { teamId, managerId, email, calendar }: Partial<NewPerson>,
): Promise<void> {
  if (teamId) {
    if (!(await isTeam(manager, teamId)))
      throw new Problem('unknown-reference', `There is no team ${teamId}. List the teams.`);
  }
  if (calendar) {
    if (!(await isCalendar(manager, calendar)))
      throw new Problem('unknown-reference', `There is no calendar ${calendar}. List the calendars to see their keys.`);
  }
  if (managerId) {
    // A circle would leave an escalation without an end.
    const above = await selfAndAbove(manager, managerId);
    if (above.length === 0)
      throw new Refusal('unknown-person', `There is no person ${managerId} to be the manager. List the people.`);
    await checkFit(manager, [{ id: managerId, charge: 'tell', path: 'managerId' }]);
    if (above.some((person) => person.id === id))
      throw new Problem(
        'unknown-reference',
        'A person cannot be their own manager, directly or through others. Name somebody else.',
      );
  }
  if (email) {
    const other = await otherWithEmail(manager, email, id);
    if (other !== null)
      throw new Problem('already-exists', `Somebody has the mail address ${email} already.`, {
        extra: { id: other },
      });
  }
}

async function record(
  manager: EntityManager,
  id: string,
  type: string,
  version: number,
  data: Record<string, unknown>,
  asked: Asked,
): Promise<void> {
  const event = { key: `person/${id}#v${version}`, type, at: Date.now(), actorId: asked.actor.id, version, data };
  await saveEvents(manager, [{ subjectKind: 'person', subjectId: id, programId: null, event }]);
}
