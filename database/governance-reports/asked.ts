import type { EntityManager } from 'typeorm';
import type { Counted, Named, ReportScope } from '../../domain/governance-report/report.js';
import type { Week } from '../../domain/governance-report/week.js';
import type { Instant } from '../../domain/time.js';
import { placingIn, seesShown, type KnownSight, type Placing } from '../access/visible.js';
import { recordKinds, type RecordKind, type ShownKind } from '../engine/kinds.js';
import { conditionOf } from '../items/select-items.js';
import type { Condition } from '../sql/condition.js';
import { isAmong } from '../sql/is-among.js';

/** What a report is made of: in whose sight, about what, of which week, as of when. */
export interface AskedReport {
  manager: EntityManager;
  sight: KnownSight;
  scope: ReportScope;
  zone: string;
  week: Week;
  before: Week;
  now: Instant;
}

/** The first instant that is not counted: the end of the week, or now where it goes on. */
export function endOfCount({ week, now }: Pick<AskedReport, 'week' | 'now'>): Instant {
  return Math.min(week.to, now);
}

/** The condition on `action_items i`: those of the scope that are seen. */
export function itemsIn({ scope: { program, domain, market }, sight }: AskedReport): Condition {
  return conditionOf({ programId: program?.id ?? null, domain, market, seenBy: sight });
}

/** The condition on a row of a kind that belongs to no program: of the scope, and seen. */
export function seenInScope({ scope, sight }: AskedReport, kind: ShownKind, place: Placing, k: string): string {
  if (scope.program !== null) return 'FALSE';
  const { words } = recordKinds[kind].shown;
  const parts = [
    seesShown(kind, sight, place, k),
    ...(scope.domain === null ? [] : [`folded(${k}.${words.domain}) = folded(${place(scope.domain)})`]),
    ...(scope.market === null ? [] : [isAmong(`${k}.${words.markets}`, place(scope.market))]),
  ];
  return parts.join(' AND ');
}

/** Asks one statement, whose values are placed as it is written. @param params those that it has already, of `itemsIn` */
export function asking<Row>(
  { manager }: AskedReport,
  write: (place: Placing) => string,
  params: readonly unknown[] = [],
): Promise<Row[]> {
  const values = [...params];
  const sql = write(placingIn(values));
  return manager.query<Row[]>(sql, values);
}

/** SQL: whether an instant lies in the week of the report. */
export function inWeek(asked: AskedReport, place: Placing, column: string): string {
  const [from, to] = [place(new Date(asked.week.from)), place(new Date(endOfCount(asked)))];
  return `(${column} >= ${from}::timestamptz AND ${column} < ${to}::timestamptz)`;
}

/** SQL: whether it lies in the week before, all of it. */
export function inWeekBefore({ week, before }: AskedReport, place: Placing, column: string): string {
  const [from, to] = [place(new Date(before.from)), place(new Date(week.from))];
  return `(${column} >= ${from}::timestamptz AND ${column} < ${to}::timestamptz)`;
}

/** SQL: columns that count rows in the week and in the one before, as `week` and `before`. */
function counted(asked: AskedReport, place: Placing, column: string): string {
  return `count(*) FILTER (WHERE ${inWeek(asked, place, column)})::int AS week,
    count(*) FILTER (WHERE ${inWeekBefore(asked, place, column)})::int AS before`;
}

/** How many rows there were in the week, and in the one before. @param from what is counted: behind FROM */
export async function countedBy(
  asked: AskedReport,
  column: string,
  from: (place: Placing) => string,
  params: readonly unknown[] = [],
): Promise<Counted> {
  const [row] = await asking<Counted>(
    asked,
    (place) => `SELECT ${counted(asked, place, column)} FROM ${from(place)}`,
    params,
  );
  return row ?? { week: 0, before: 0 };
}

/** A record as a report names it, with its page. */
export function named(kind: RecordKind, { id, number, title }: { id: string; number: number; title: string }): Named {
  const { letters, path }: { letters?: string; path: string } = recordKinds[kind];
  const key = `${letters ?? ''}-${number}`;
  return { id, key, title, path: `/${kind === 'action_item' ? 'items' : path}/${key}` };
}
