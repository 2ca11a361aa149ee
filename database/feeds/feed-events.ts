import type { EntityManager } from 'typeorm';
import type { FeedEvent } from '../../domain/feed/feed-event.js';
import type { RoundStage } from '../../domain/sign-off/stages.js';
import { localDate, toInstant, toLocal, type LocalTime } from '../../domain/time.js';
import { kindTitle } from '../../domain/notification/kinds.js';
import { shownKinds, shownRecord, statesIn } from '../engine/kinds.js';
import { pendingChecks } from '../items/pending-checks.js';
import { signedAtStage } from '../sign-off/rounds.js';

/** Whose dates: a person's own, or those of a program. */
export interface FeedOf {
  personId: string;
  programId: string | null;
  /** For limits, which are instants. */
  timeZone: string;
}

/** What has ended is shown for so long. */
const endedForDays = 90;
const most = 2_000;

/** Due dates, target dates of phases, limits of sign-offs and effectiveness checks, in one order. */
export async function feedEvents(manager: EntityManager, of: FeedOf): Promise<FeedEvent[]> {
  return [
    ...(await dueDates(manager, of)),
    ...(await datesOfKinds(manager, of)),
    ...(await phaseTargets(manager, of)),
    ...(await signOffLimits(manager, of)),
    ...(await checks(manager, of)),
  ];
}

async function dueDates(manager: EntityManager, { personId, programId }: FeedOf): Promise<FeedEvent[]> {
  const rows = await manager.query<
    {
      id: string;
      number: number;
      title: string;
      status: string;
      overdue: boolean;
      due_at: Date;
      due_zone: string;
      version: number;
      updated_at: Date;
      program: string;
      owner: string;
    }[]
  >(
    `SELECT i.id, i.number, i.title, i.status, i.overdue, i.due_at, i.due_zone, i.version, i.updated_at,
       p.name AS program, o.name AS owner
     FROM action_items i JOIN programs p ON p.id = i.program_id JOIN people o ON o.id = i.owner_id
     WHERE ($1::uuid IS NULL OR i.owner_id = $1) AND ($2::uuid IS NULL OR i.program_id = $2) AND i.status <> 'draft'
       AND (i.status NOT IN ('done', 'cancelled') OR i.updated_at > now() - make_interval(days => $3))
     ORDER BY i.due_at, i.id LIMIT ${most}`,
    [programId === null ? personId : null, programId, endedForDays],
  );
  return rows.map((row) => ({
    uid: `item.${row.id}@tollgate`,
    sequence: row.version,
    start: onTheWall(row.due_at, row.due_zone),
    summary: `${row.status === 'done' ? 'Done: ' : ''}AI-${row.number} ${row.title}`,
    description: `${row.program}. Owner: ${row.owner}. Status: ${row.status.replaceAll('_', ' ')}${row.overdue ? ', overdue' : ''}.`,
    cancelled: row.status === 'cancelled',
    changedAt: row.updated_at.getTime(),
  }));
}

/** Of a person's own records of other kinds: when each is due. */
async function datesOfKinds(manager: EntityManager, { personId, programId, timeZone }: FeedOf): Promise<FeedEvent[]> {
  if (programId !== null) return [];
  const events: FeedEvent[] = [];
  for (const { kind, table, live, key, title, ownerId, dueAt, overdue = 'false' } of shownKinds.filter(
    ({ inFeeds }) => inFeeds,
  )) {
    const rows = await manager.query<
      {
        id: string;
        key: string;
        title: string;
        status: string;
        overdue: boolean;
        due_at: Date;
        version: number;
        updated_at: Date;
      }[]
    >(
      `SELECT t.id, ${key} AS key, ${title} AS title, t.status, ${overdue} AS overdue, ${dueAt} AS due_at, t.version, t.updated_at
       FROM ${table} t WHERE ${ownerId} = $1 AND ${dueAt} IS NOT NULL AND (t.status IN (${statesIn(live)}) OR t.updated_at > now() - make_interval(days => $2))
       ORDER BY ${dueAt}, t.id LIMIT ${most}`,
      [personId, endedForDays],
    );
    events.push(
      ...rows.map((row) => ({
        uid: `${kind}.${row.id}@tollgate`,
        sequence: row.version,
        start: onTheWall(row.due_at, timeZone),
        summary: `${row.key} ${row.title}`,
        description: `${kindTitle(kind)}. Status: ${row.status.replaceAll('_', ' ')}${row.overdue ? ', overdue' : ''}.`,
        cancelled: !live.includes(row.status),
        changedAt: row.updated_at.getTime(),
      })),
    );
  }
  return events;
}

async function phaseTargets(manager: EntityManager, { personId, programId }: FeedOf): Promise<FeedEvent[]> {
  const rows = await manager.query<
    {
      id: string;
      name: string;
      program: string;
      status: string;
      target_date: string;
      version: number;
      updated_at: Date;
    }[]
  >(
    `SELECT ph.id, ph.name, p.name AS program, ph.status, ph.target_date::text, ph.version, p.updated_at
     FROM phases ph JOIN programs p ON p.id = ph.program_id
     WHERE ($2::uuid IS NULL AND $1 IN (p.manager_id, p.domain_lead_id) OR p.id = $2) AND ph.target_date IS NOT NULL
       AND (p.status IN ('draft', 'active', 'on_hold') OR p.updated_at > now() - make_interval(days => $3))
     ORDER BY ph.target_date, ph.id LIMIT ${most}`,
    [personId, programId, endedForDays],
  );
  return rows.map((row) => ({
    uid: `phase.${row.id}@tollgate`,
    sequence: row.version,
    start: row.target_date,
    summary: `${row.status === 'passed' ? 'Passed: ' : ''}${row.name} of ${row.program}`,
    description: `Target date of the phase. Status: ${row.status}.`,
    cancelled: row.status === 'cancelled',
    changedAt: row.updated_at.getTime(),
  }));
}

/** Of open rounds: those that wait for the person, or all of the program. */
async function signOffLimits(manager: EntityManager, { personId, programId, timeZone }: FeedOf): Promise<FeedEvent[]> {
  const rows = await manager.query<
    {
      id: string;
      stage: number;
      stages: RoundStage[];
      signed: string[];
      fire_at: Date;
      stage_opened_at: Date;
      number: number | null;
      title: string;
      program: string | null;
      subject_kind: string;
    }[]
  >(
    `SELECT r.id, r.stage, r.stages, s.fire_at, r.stage_opened_at, i.number, coalesce(i.title, ph.name, x.key || ' ' || x.title) AS title, p.name AS program,
       r.subject_kind,
       ${signedAtStage} AS signed
     FROM sign_off_rounds r
     LEFT JOIN action_items i ON r.subject_kind = 'action_item' AND i.id = r.subject_id
     LEFT JOIN phases ph ON r.subject_kind = 'phase' AND ph.id = r.subject_id
     LEFT JOIN programs p ON p.id = coalesce(i.program_id, ph.program_id)
     LEFT JOIN LATERAL (${shownRecord('r.subject')}) x ON true
     JOIN LATERAL (SELECT min(fire_at) AS fire_at FROM planned_steps t
       WHERE t.subject_id = coalesce(i.id, p.id, x.id) AND t.kind = 'sign_off_limit' AND t.level = r.stage
         AND t.occurrence / 1000 = r.number) s ON s.fire_at IS NOT NULL
     WHERE r.state = 'open' AND ($2::uuid IS NOT NULL AND p.id = $2
       OR $2::uuid IS NULL AND r.stages -> (r.stage - 1) -> 'approvers' @> jsonb_build_array(jsonb_build_object('personId', $1::text)))
     ORDER BY s.fire_at, r.id LIMIT ${most}`,
    [personId, programId],
  );
  return rows
    .filter(({ signed }) => programId !== null || !signed.includes(personId))
    .map((row) => {
      const of = row.program === null ? '' : ` of ${row.program}`;
      const name = row.number === null ? `${row.title}${of}` : `AI-${row.number} ${row.title}`;
      return {
        uid: `sign-off.${row.id}@tollgate`,
        sequence: row.stage,
        start: onTheWall(row.fire_at, timeZone),
        summary: `Sign off: ${name}`,
        description: `${row.program ?? kindTitle(row.subject_kind)}. Stage ${row.stage} of ${row.stages.length}; from here on it is late.`,
        cancelled: false,
        changedAt: row.stage_opened_at.getTime(),
      };
    });
}

/** Those that the person may answer, or all of the program: the day on which one is asked for, then its next limit. */
async function checks(manager: EntityManager, { personId, programId, timeZone }: FeedOf): Promise<FeedEvent[]> {
  const found = await pendingChecks(manager, programId === null ? { people: [personId] } : { programId });
  return found.slice(0, most).flatMap(({ nextAt, askedAt, ...check }) =>
    nextAt === null
      ? []
      : {
          uid: `check.${check.itemId}.${check.cycle}@tollgate`,
          sequence: check.version,
          start: askedAt === null ? localDate(nextAt, timeZone) : onTheWall(new Date(nextAt), timeZone),
          summary: `Check: AI-${check.number} ${check.title}`,
          description:
            `${check.programName}. Owner: ${check.ownerName}. Was it effective? ` +
            (askedAt === null ? 'It is asked on this day.' : 'From here on the answer is late.'),
          cancelled: false,
          changedAt: check.changedAt,
        },
  );
}

/** In UTC where the clocks show the time twice: readers of calendars take the first, and this is the second. */
function onTheWall(at: Date, zone: string): LocalTime {
  const minute = Math.floor(at.getTime() / 60_000) * 60_000;
  const shown = toLocal(minute, zone);
  return toInstant(shown) === minute ? shown : toLocal(minute, 'UTC');
}
