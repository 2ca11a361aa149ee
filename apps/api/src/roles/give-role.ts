import type { EntityManager } from 'typeorm';
import {
  findRoleGrant,
  holdersOf,
  insertRoleGrant,
  sameRoleGrant,
  takeRoleGrant,
  type NewRoleGrant,
  type RoleGrantRow,
} from '../../../../database/access/role-grants.js';
import { saveNotices } from '../../../../database/inbox/save-notices.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { scopeOf } from '../../../../database/people/load-actor.js';
import { checkFit } from '../../../../database/people/standing.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { accountsOf } from '../../../../database/stand-ins/accounts.js';
import { findTeam } from '../../../../database/teams/teams.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { mayGiveRole, notToThemself, placeOfScope } from '../../../../domain/access/has.js';
import { placeOfProgram, type Place } from '../../../../domain/access/place.js';
import type { NotificationKind } from '../../../../domain/notification/messages.js';
import type { Notice } from '../../../../domain/record/event.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { describeInstant } from '../../../../domain/time.js';
import type { Asked } from '../commands/asked.js';
import { wordNamed } from '../names/asked-names.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import type { NewRoleGrantRequest } from './role-grant.dto.js';
import { roleText } from './role-grant-json.js';

/**
 * Gives a role, and tells whoever has it by that. Gives its id.
 *
 * @throws Refusal `not-allowed`, `separation-of-duties`; Problem `invalid-request`, `already-exists`
 */
export async function giveRole(
  manager: EntityManager,
  body: NewRoleGrantRequest,
  { actor, key }: Asked,
): Promise<string> {
  const asker = await actorKept(manager, actor.id);
  const id = stableId(actor.id, key, 'role');
  const holder = holderIn(body);
  const grant = {
    ...{ id, role: body.role, reason: body.reason, given_by: actor.id },
    ...holder,
    ...(await scopeIn(manager, body, actor)),
    ...timesIn(body),
  };
  mayGiveRole(asker, await placeOf(manager, grant));
  if (body.personId !== undefined) await checkFit(manager, [{ id: body.personId, charge: 'tell', path: 'personId' }]);
  if (body.teamId !== undefined) await findTeam(manager, body.teamId);
  notToThemself(whom(grant), await reaches(manager, grant, actor.id));
  const same = await sameRoleGrant(manager, grant);
  if (same !== null)
    throw new Problem(
      'already-exists',
      'The same role is given to them there already. Take that one first, or leave it.',
      {
        extra: { id: same },
      },
    );
  if (!(await insertRoleGrant(manager, grant))) return id;
  const row = await findRoleGrant(manager, id);
  await record(manager, row, 'role.given', actor.id);
  await tell(manager, row, 'role_given', actor.name);
  return id;
}

/** Takes a role: as whoever may give it, or as the person who has it. @throws Refusal */
export async function takeRole(manager: EntityManager, id: string, { actor }: Asked): Promise<void> {
  const asker = await actorKept(manager, actor.id);
  const row = await findRoleGrant(manager, id);
  const givesBack = row.person_id === actor.id && asker.access !== 'auditor';
  if (!givesBack) mayGiveRole(asker, await placeOf(manager, row));
  if (!(await takeRoleGrant(manager, row.id, actor.id))) return;
  await record(manager, row, 'role.taken', actor.id);
  await tell(manager, row, 'role_taken', actor.name);
}

type Holder = Pick<NewRoleGrant, 'person_id' | 'team_id' | 'source' | 'group_name'>;

function holderIn({ personId, teamId, group, source }: NewRoleGrantRequest): Holder {
  if ([personId, teamId, group].filter((one) => one !== undefined).length !== 1)
    throw invalidRequest([{ path: 'personId', message: 'or teamId or group says who gets it. Give one of them.' }]);
  if ((group === undefined) !== (source === undefined))
    throw invalidRequest([{ path: 'source', message: 'says who keeps the group. Give both, or neither.' }]);
  return {
    person_id: personId?.toLowerCase() ?? null,
    team_id: teamId?.toLowerCase() ?? null,
    source: source?.trim() ?? null,
    group_name: group?.trim() ?? null,
  };
}

function whom({ person_id, team_id }: Holder): 'person' | 'team' | 'group' {
  if (person_id !== null) return 'person';
  return team_id === null ? 'group' : 'team';
}

type Where = Pick<NewRoleGrant, 'scope' | 'scope_text' | 'program_id'>;

async function scopeIn(manager: EntityManager, body: NewRoleGrantRequest, { sight }: Asked['actor']): Promise<Where> {
  const { scope, domain, market, programId } = body;
  const given = { domain, market, program: programId };
  const names = { domain: 'domain', market: 'market', program: 'programId' };
  for (const kind of ['domain', 'market', 'program'] as const)
    if ((given[kind] !== undefined) !== (scope === kind))
      throw invalidRequest([
        { path: names[kind], message: `goes with the scope "${kind}", and with no other. The scope is "${scope}".` },
      ]);
  if (programId !== undefined) await findProgramRow(manager, programId, sight);
  return {
    scope,
    scope_text: domain?.trim() ?? (await wordNamed(manager, 'market', market, 'market')),
    program_id: programId?.toLowerCase() ?? null,
  };
}

function timesIn({ from, until }: NewRoleGrantRequest): Pick<NewRoleGrant, 'starts_at' | 'ends_at'> {
  const starts = from === undefined ? new Date() : new Date(from);
  const ends = until === undefined ? null : new Date(until);
  if (ends !== null && ends.getTime() <= Math.max(Date.now(), starts.getTime()))
    throw new Refusal(
      'invalid-command',
      'until has passed already, or is not after from. Name a later instant, or none.',
    );
  return { starts_at: starts, ends_at: ends };
}

/** Where a role holds: a program stands where it stands now. */
async function placeOf(manager: EntityManager, where: Where): Promise<Place> {
  const scope = scopeOf(where);
  return scope.kind === 'program'
    ? placeOfProgram(await findProgramRow(manager, scope.programId))
    : placeOfScope(scope);
}

/** Whether somebody would have it, by whichever account of theirs. */
async function reaches(manager: EntityManager, holder: Holder, personId: string): Promise<boolean> {
  const [own, holders] = [await accountsOf(manager, personId), await holdersOf(manager, holder)];
  return holders.some((id) => own.includes(id)) || (holder.person_id !== null && own.includes(holder.person_id));
}

async function record(manager: EntityManager, row: RoleGrantRow, type: string, actorId: string): Promise<void> {
  const { id, role, person_id, team_id, group_name, source, scope, scope_text, program_id } = row;
  const data = {
    role,
    personId: person_id,
    teamId: team_id,
    group: group_name,
    source,
    scope,
    in: scope_text,
    until: row.ends_at?.getTime() ?? null,
    reason: row.reason,
  };
  const event = { key: `role/${id}#${type}`, type, at: Date.now(), actorId, version: 0, data };
  await saveEvents(manager, [{ subjectKind: 'role', subjectId: id, programId: program_id, event }]);
}

/** Whoever has it by this hears of it, but whoever did it. */
async function tell(
  manager: EntityManager,
  row: RoleGrantRow,
  kind: Extract<NotificationKind, 'role_given' | 'role_taken'>,
  byName: string,
): Promise<void> {
  const facts = { itemTitle: roleText(row), itemNumber: null, programName: row.program_name ?? '' };
  const untilText = row.ends_at === null ? {} : { untilText: describeInstant(row.ends_at.getTime(), 'UTC') };
  const at = Date.now();
  const holders = await holdersOf(manager, row);
  await saveNotices(
    manager,
    holders.map((personId) => {
      const notice: Notice = {
        eventKey: `role/${row.id}#${kind === 'role_given' ? 'role.given' : 'role.taken'}`,
        kind,
        to: [{ personId, role: 'takes_over' }],
        channels: ['inbox', 'email'],
        at,
        facts: { byName, reason: row.reason, ...untilText },
      };
      return { subjectKind: 'person' as const, subjectId: personId, programId: row.program_id, facts, notice };
    }),
  );
}
