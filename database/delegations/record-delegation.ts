import type { EntityManager } from 'typeorm';
import type { Delegation } from '../../domain/delegation/delegation.js';
import { describeInstant } from '../../domain/time.js';
import { saveNotices } from '../notifications/save-notices.js';
import { saveEvents } from '../trail/events.js';

/** A delegation as its row says it, locked. `endsAt` is the end that was meant. */
export interface DelegationRow extends Delegation {
  status: 'coming' | 'active' | 'ended' | 'revoked';
  reason: string;
  /** In which its dates were meant. */
  zone: string;
  personZone: string;
  personManagerId: string | null;
  standInZone: string;
  version: number;
}

/** Null where there is none. */
export async function lockDelegation(manager: EntityManager, id: string): Promise<DelegationRow | null> {
  const [row]: (Omit<DelegationRow, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date })[] = await manager.query(
    `SELECT d.id, d.person_id AS "personId", p.name AS "personName", p.time_zone AS "personZone", p.manager_id AS "personManagerId",
       d.stand_in_id AS "standInId", s.name AS "standInName", s.time_zone AS "standInZone", d.scope, d.reason, d.status,
       d.time_zone AS zone, d.starts_at AS "startsAt", d.ends_at AS "endsAt", d.version
     FROM delegations d JOIN people p ON p.id = d.person_id JOIN people s ON s.id = d.stand_in_id
     WHERE d.id = $1 FOR UPDATE OF d`,
    [id],
  );
  return row ? { ...row, startsAt: row.startsAt.getTime(), endsAt: row.endsAt.getTime() } : null;
}

/** An event of a delegation: its key, what it is, when, and who; null for the machine. */
export interface DelegationEvent {
  key: string;
  type: string;
  at: number;
  actorId: string | null;
}

export async function recordDelegation(
  manager: EntityManager,
  row: DelegationRow,
  event: DelegationEvent,
  more: Record<string, unknown> = {},
): Promise<void> {
  const { personId, standInId, scope, version } = row;
  const data = { personId, standInId, scope, ...more };
  await saveEvents(manager, [
    { subjectKind: 'delegation', subjectId: row.id, programId: null, event: { ...event, version, data } },
  ]);
}

/** Tells both, each in his own time; whoever did it himself is left out. */
export async function tellDelegation(
  manager: EntityManager,
  row: DelegationRow,
  what: 'planned' | 'started' | 'ended',
  { key, actorId, at }: DelegationEvent,
): Promise<void> {
  const [actor]: { name: string }[] =
    actorId === null ? [] : await manager.query('SELECT name FROM people WHERE id = $1', [actorId]);
  const both = [
    { personId: row.personId, zone: row.personZone, role: 'absent' as const },
    { personId: row.standInId, zone: row.standInZone, role: 'stand_in' as const },
  ].filter(({ personId }) => personId !== actorId);
  const waiting = what === 'started' ? await waitingFor(manager, row.personId) : [];
  await saveNotices(
    manager,
    both.map(({ personId, zone, role }) => ({
      subjectKind: 'delegation' as const,
      subjectId: row.id,
      programId: null,
      facts: { itemTitle: '', itemNumber: null, programName: '' },
      notice: {
        eventKey: key,
        kind: `delegation_${what}` as const,
        to: [{ personId, role, for: { id: row.personId, name: row.personName } }],
        channels: ['inbox', 'email'],
        at,
        facts: {
          absentName: row.personName,
          standInName: row.standInName,
          scope: row.scope,
          fromText: describeInstant(row.startsAt, zone),
          untilText: describeInstant(row.endsAt, zone),
          ...(row.reason === '' ? {} : { reason: row.reason }),
          ...(waiting.length > 0 ? { waitingText: waiting.join(', ') } : {}),
          ...(actor && what === 'ended' ? { byName: actor.name } : {}),
        },
      },
    })),
  );
}

/** So many are named; how many more there are is said. */
const mostNamed = 10;

/** What waits for a person's signature: the stand-in was not told of it when it was handed in. */
async function waitingFor(manager: EntityManager, personId: string): Promise<string[]> {
  const rows: { name: string }[] = await manager.query(
    `SELECT coalesce('AI-' || i.number, ph.name || ' of ' || p.name) AS name FROM sign_off_rounds r
     LEFT JOIN action_items i ON i.id = r.subject_id
     LEFT JOIN phases ph ON ph.id = r.subject_id LEFT JOIN programs p ON p.id = ph.program_id
     WHERE r.state = 'open'
       AND r.stages -> (r.stage - 1) -> 'approvers' @> jsonb_build_array(jsonb_build_object('personId', $1::text))
       AND NOT EXISTS (SELECT 1 FROM signatures s WHERE s.round_id = r.id AND s.stage = r.stage AND s.revoked_at IS NULL
         AND coalesce(s.for_person_id, s.person_id) = $1::uuid)
     ORDER BY r.opened_at, r.id`,
    [personId],
  );
  const names = rows.map(({ name }) => name);
  return names.length > mostNamed ? [...names.slice(0, mostNamed), `and ${names.length - mostNamed} more`] : names;
}
