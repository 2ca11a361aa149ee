import { mostRows, type LateItem, type LateReason, type LateSection } from '../../domain/governance-report/report.js';
import { seesItem, type Placing } from '../access/visible.js';
import { recordKinds, shownKinds, statesIn, type KindFacts } from '../engine/kinds.js';
import { ageFrom, ageing, isOpenItem, whoHoldsUp, type AgeRow } from '../programs/progress.js';
import { asking, countedBy, itemsIn, named, seenInScope, type AskedReport } from './asked.js';
import { weeksOfItems } from './weeks.js';

/** Of those who are waited for, so many are named. */
const mostNames = 8;

/** What is late and why. */
export async function lateNow(asked: AskedReport): Promise<LateSection> {
  const { manager, now } = asked;
  const ages = await ageing(manager, itemsIn(asked), now);
  const { reasons, rows, total } = await overdueItems(asked);
  return {
    open: ages.reduce((all, { n }) => all + n, 0),
    items: { total, rows },
    reasons,
    breached: await breachedIn(asked),
    others: await othersOverdue(asked),
    ages: ageFrom.map((from, place) => bucket(ages, from, place)),
    weeks: await weeksOfItems(asked),
  };
}

function bucket(rows: readonly AgeRow[], from: number, place: number): LateSection['ages'][number] {
  const of = rows.filter(({ age }) => age === place);
  const sum = (some: readonly AgeRow[]): number => some.reduce((all, { n }) => all + n, 0);
  return { from, until: ageFrom[place + 1] ?? null, count: sum(of), late: sum(of.filter(({ late }) => late !== null)) };
}

/** SQL: for what an item `i` of `seen` waits, the first that is so (`lateReasons`). */
const reasonOf = `CASE WHEN i.status = 'submitted' THEN 'approver'
  WHEN EXISTS (SELECT 1 FROM due_date_extensions x WHERE x.item_id = i.id AND x.state = 'pending') THEN 'consent'
  WHEN i.status = 'on_hold' AND i.held_exception_id IS NOT NULL THEN 'exception'
  WHEN i.status = 'on_hold' THEN 'hold'
  WHEN EXISTS (SELECT 1 FROM item_dependencies d JOIN action_items q ON q.id = d.predecessor_id
    WHERE d.item_id = i.id AND q.status NOT IN ('done', 'cancelled')) THEN 'dependency'
  ELSE 'owner' END`;

interface Overdue {
  total: number;
  reasons: { reason: LateReason; count: number }[];
  rows: LateItem[];
}

interface OverdueRow {
  id: string;
  number: number;
  title: string;
  program: string;
  owner: string;
  due_at: Date;
  reason: LateReason;
  waits_for: string[];
  level: number;
}

async function overdueItems(asked: AskedReport): Promise<Overdue> {
  const { sql, params } = itemsIn(asked);
  const of = `WITH seen AS MATERIALIZED (SELECT i.*, ${reasonOf} AS reason FROM action_items i
    WHERE ${isOpenItem} AND i.overdue AND ${sql})`;
  const reasons = await asking<Overdue['reasons'][number]>(
    asked,
    () => `${of} SELECT i.reason, count(*)::int AS count FROM seen i GROUP BY 1 ORDER BY 2 DESC, 1`,
    params,
  );
  const rows = await asking<OverdueRow>(
    asked,
    (place) => `${of}, waits AS (${whoHoldsUp})
     SELECT i.id, i.number, i.title, p.name AS program, o.name AS owner, i.due_at, i.reason, i.ladder_level AS level,
       ${waitsFor(asked, place)} AS waits_for
     FROM seen i JOIN programs p ON p.id = i.program_id JOIN people o ON o.id = i.owner_id
     ORDER BY i.due_at, i.number LIMIT ${mostRows}`,
    params,
  );
  return {
    total: reasons.reduce((all, { count }) => all + count, 0),
    reasons,
    rows: rows.map(({ due_at, waits_for: waits, ...row }) => ({
      ...named('action_item', row),
      ...{ program: row.program, owner: row.owner, reason: row.reason, level: row.level },
      ...{ dueAt: due_at.getTime(), waitsFor: waits },
    })),
  };
}

/** SQL: those who are waited for by name; the items that are, as far as the reader sees them. */
function waitsFor({ sight }: AskedReport, place: Placing): string {
  const people = `ARRAY(SELECT n.name FROM waits w JOIN people n ON n.id = w.person_id WHERE w.item_id = i.id
      AND CASE WHEN i.reason = 'owner' THEN w.late IS NOT NULL ELSE w.asked IS NOT NULL END ORDER BY n.name LIMIT ${mostNames})`;
  const items = `ARRAY(SELECT 'AI-' || q.number FROM item_dependencies d JOIN action_items q ON q.id = d.predecessor_id
      WHERE d.item_id = i.id AND q.status NOT IN ('done', 'cancelled') AND ${seesItem(sight, place, 'q')}
      ORDER BY q.number LIMIT ${mostNames})`;
  return `CASE WHEN i.reason = 'dependency' THEN ${items} WHEN i.reason IN ('approver', 'consent', 'owner') THEN ${people} ELSE '{}' END`;
}

function breachedIn(asked: AskedReport): Promise<LateSection['breached']> {
  const { before, week } = asked;
  const { sql, params } = itemsIn(asked);
  const from = (place: Placing): string =>
    `audit_events e JOIN action_items i ON i.id = e.subject_id WHERE e.type = 'item.breached'
      AND e.at >= ${place(new Date(before.from))}::timestamptz AND e.at < ${place(new Date(week.to))}::timestamptz AND ${sql}`;
  return countedBy(asked, 'e.at', from, params);
}

/** Breaches of metrics have a section of their own. */
function othersOverdue(asked: AskedReport): Promise<LateSection['others']> {
  return asking(asked, (place) => {
    const branches = shownKinds.flatMap(({ kind, table }) => {
      const { live, shown }: KindFacts = recordKinds[kind];
      if (shown?.overdue === undefined || kind === 'breach') return [];
      return [
        `SELECT '${kind}' AS kind, count(*)::int AS count FROM ${table} t
         WHERE t.status IN (${statesIn(live)}) AND ${shown.overdue} AND ${seenInScope(asked, kind, place, 't')}`,
      ];
    });
    return `SELECT x.kind, x.count FROM (${branches.join(' UNION ALL ')}) x WHERE x.count > 0 ORDER BY x.count DESC, x.kind`;
  });
}
