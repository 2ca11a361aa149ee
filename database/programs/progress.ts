import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { DayChange } from '../../domain/program/burn-up.js';
import type { Instant } from '../../domain/time.js';
import { placingIn, seesItem } from '../access/visible.js';
import { signedAtStage } from '../sign-off/rounds.js';
import type { Condition } from '../sql/condition.js';

function seen(seenBy: Sight | undefined, params: unknown[]): string {
  return seenBy ? seesItem(seenBy, placingIn(params)) : 'TRUE';
}

/** From how many whole days on a bucket begins; the first begins at none. */
export const ageFrom = [0, 8, 31, 91] as const;
export const lateFrom = [0, 8, 31] as const;

/** Days before these are told as one, in days. */
const longest = 3 * 366;

/** SQL: an event `e` that leads an item into or out of done and cancelled, and what it is after it. */
export const movesItem = `e.type IN ('item.created', 'item.done', 'item.cancelled', 'item.reopened', 'item.effectiveness_failed')`;
export const stateAfter = `CASE e.type WHEN 'item.created' THEN e.data->>'status' WHEN 'item.done' THEN 'done'
           WHEN 'item.cancelled' THEN 'cancelled' ELSE 'open' END`;

/** SQL: an item `i` on which somebody works, or whose work is to be signed. */
export const isOpenItem = `i.status IN ('open', 'in_progress', 'on_hold', 'submitted')`;

/**
 * What each day brought to a program and what of it was done, as the trail has it: of the items that somebody sees, on the
 * clocks of the program. What came before three years ago is told as of the first day of these.
 */
export async function changesByDay(
  manager: EntityManager,
  program: { id: string; zone: string; now: Instant },
  seenBy: Sight | undefined,
): Promise<DayChange[]> {
  const params: unknown[] = [program.id, program.zone, new Date(program.now), longest];
  return manager.query<DayChange[]>(
    `WITH moves AS (
       SELECT e.subject_id, e.seq, (e.at AT TIME ZONE $2)::date AS day, ${stateAfter} AS state
       FROM audit_events e JOIN action_items i ON i.id = e.subject_id
       WHERE e.program_id = $1 AND e.subject_kind = 'action_item' AND i.program_id = $1
         AND ${movesItem} AND ${seen(seenBy, params)}),
     steps AS (
       SELECT greatest(day, ($3::timestamptz AT TIME ZONE $2)::date - $4::int) AS day,
         (state <> 'cancelled')::int - coalesce((lag(state) OVER w <> 'cancelled')::int, 0) AS scope,
         (state = 'done')::int - coalesce((lag(state) OVER w = 'done')::int, 0) AS done
       FROM moves WINDOW w AS (PARTITION BY subject_id ORDER BY seq))
     SELECT day::text AS date, sum(scope)::int AS scope, sum(done)::int AS done FROM steps GROUP BY day ORDER BY day`,
    params,
  );
}

/** Of what is open, how much is how old, and how much of that is late; and how late that is. */
export interface AgeRow {
  /** Which of `ageFrom`, from 0. */
  age: number;
  /** Which of `lateFrom`, from 0; null: it is not late. */
  late: number | null;
  n: number;
}

/** SQL: which of `bounds` it is, from 0, by the days from `since` until `at`. @param bounds as a placeholder */
export function bucketOf(since: string, at: string, bounds: string): string {
  const days = `(extract(epoch FROM ${at}::timestamptz - ${since}) / 86400)::float8`;
  return `greatest(width_bucket(${days}, ${bounds}::float8[]) - 1, 0)`;
}

/** @param of the items, as `action_items i` */
export async function ageing(manager: EntityManager, of: Condition, now: Instant): Promise<AgeRow[]> {
  const params = [...of.params];
  const place = placingIn(params);
  const at = place(new Date(now));
  return manager.query<AgeRow[]>(
    `SELECT ${bucketOf('i.activated_at', at, place(ageFrom))} AS age,
       CASE WHEN i.overdue THEN ${bucketOf('i.due_at', at, place(lateFrom))} END AS late,
       count(*)::int AS n
     FROM action_items i WHERE ${isOpenItem} AND ${of.sql} GROUP BY 1, 2 ORDER BY 1, 2`,
    params,
  );
}

export interface OnTime {
  /** Signed off here. */
  n: number;
  /** Of these, without a breach of the due date that counted in the end. */
  kept: number;
  /** Of these, handed in by the date that was agreed first. */
  keptFirst: number;
  /** Done as a file says; nobody here has signed, and when it was done nobody knows. */
  elsewhere: number;
}

/** SQL: what on time is of items `i` that are done. @param done of several, which of them are */
export function onTimeColumns(done = 'TRUE'): string {
  const signed = `${done} AND i.round_id IS NOT NULL`;
  return `count(*) FILTER (WHERE ${signed})::int AS n,
       count(*) FILTER (WHERE ${signed} AND i.breached_at IS NULL)::int AS kept,
       count(*) FILTER (WHERE ${signed} AND i.submitted_at <= i.original_due_at)::int AS "keptFirst",
       count(*) FILTER (WHERE ${done} AND i.round_id IS NULL)::int AS elsewhere`;
}

/** @param of the items, as `action_items i` */
export async function onTime(manager: EntityManager, of: Condition): Promise<OnTime> {
  const [found] = await manager.query<OnTime[]>(
    `SELECT ${onTimeColumns()} FROM action_items i WHERE i.status = 'done' AND ${of.sql}`,
    of.params,
  );
  return found ?? { n: 0, kept: 0, keptFirst: 0, elsewhere: 0 };
}

/** Somebody whom others wait for. */
export interface Holding {
  person: { id: string; name: string };
  team: { id: string; name: string } | null;
  /** Items that are theirs, and late. */
  late: number;
  lateSince: Date | null;
  /** Signatures and extensions that they were asked for, and have not answered. */
  asked: number;
  askedSince: Date | null;
  /** In all, of whom these are the first. */
  people: number;
}

/** How many people are told. */
export const mostHolding = 100;

/**
 * SQL: who holds up which of the items `seen i`: owners of what is late, and those who were asked and have not answered. Whoever
 * hands in hands the waiting over.
 */
export const whoHoldsUp = `SELECT i.id AS item_id, i.owner_id AS person_id, i.due_at AS late, NULL::timestamptz AS asked
       FROM seen i WHERE i.overdue AND i.status <> 'submitted'
       UNION ALL
       SELECT i.id, (a->>'personId')::uuid, NULL, r.stage_opened_at
       FROM seen i JOIN sign_off_rounds r ON r.subject_kind = 'action_item' AND r.subject_id = i.id AND r.state = 'open'
       CROSS JOIN LATERAL jsonb_array_elements(r.stages -> (r.stage - 1) -> 'approvers') a
       WHERE i.status = 'submitted' AND a->>'personId' <> ALL (${signedAtStage})
       UNION ALL
       SELECT i.id, a.id::uuid, NULL, x.requested_at
       FROM seen i JOIN due_date_extensions x ON x.item_id = i.id AND x.state = 'pending'
       CROSS JOIN LATERAL jsonb_array_elements_text(i.asked) a (id)
       WHERE NOT EXISTS (SELECT 1 FROM extension_decisions d
         WHERE d.extension_id = x.id AND coalesce(d.for_person_id, d.person_id) = a.id::uuid)`;

/** Who holds items up, whoever holds up most first. @param of the items, as `action_items i` */
export async function holdingUp(manager: EntityManager, of: Condition): Promise<Holding[]> {
  const params = [...of.params];
  return manager.query<Holding[]>(
    `WITH seen AS (SELECT i.* FROM action_items i WHERE ${isOpenItem} AND ${of.sql}), waits AS (${whoHoldsUp})
     SELECT jsonb_build_object('id', p.id, 'name', p.name) AS person,
       CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'name', t.name) END AS team,
       count(late)::int AS late, min(late) AS "lateSince", count(asked)::int AS asked, min(asked) AS "askedSince",
       count(*) OVER ()::int AS people
     FROM waits w JOIN people p ON p.id = w.person_id LEFT JOIN teams t ON t.id = p.team_id
     GROUP BY p.id, t.id ORDER BY count(*) DESC, least(min(late), min(asked)), p.id LIMIT ${placingIn(params)(mostHolding)}`,
    params,
  );
}
