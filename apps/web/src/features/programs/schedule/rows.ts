import type { Schemas } from '../../../lib/api.js';
import type { Grouping, ScheduleSearch } from './search.js';

export type Schedule = Schemas['ProgramSchedule'];
export type Bar = Schedule['items'][number];
export type Tollgate = Schedule['phases'][number];

export type Row =
  { kind: 'group'; id: string; name: string; count: number; tollgates: Tollgate[] } | { kind: 'item'; bar: Bar };

type Filters = Pick<ScheduleSearch, 'phase' | 'status' | 'overdue' | 'critical'>;

export function isShown(bar: Bar, { phase, status, overdue, critical }: Filters): boolean {
  return (
    (phase === undefined || bar.phase.id === phase) &&
    (status === undefined || bar.status === status) &&
    (overdue !== true || bar.overdue) &&
    (critical !== true || bar.critical)
  );
}

/**
 * What stands below each other: groups in order, each with its items by when they start. Tollgates stand with their phase;
 * where there are no phases, on a line of their own.
 *
 * @param programId items of other programs, which these wait for, come last, under the name of theirs
 */
export function rowsOf(schedule: Schedule, programId: string, grouping: Grouping, filters: Filters): Row[] {
  const shown = schedule.items.filter((bar) => isShown(bar, filters)).toSorted(byStart);
  const own = shown.filter(({ program }) => program.id === programId);
  const others = shown.filter(({ program }) => program.id !== programId);
  return [...ownRows(schedule, own, grouping), ...grouped(others, ({ program }) => program)];
}

function ownRows({ phases }: Schedule, own: readonly Bar[], grouping: Grouping): Row[] {
  const tollgates: Row = { kind: 'group', id: 'tollgates', name: '', count: 0, tollgates: phases };
  if (grouping === 'none') return [tollgates, ...own.map(rowOf)];
  if (grouping === 'owner') return [tollgates, ...grouped(own, ({ owner }) => owner)];
  const byPhase = Map.groupBy(own, ({ phase }) => phase.id);
  return phases.flatMap((phase): Row[] => {
    const of = byPhase.get(phase.id) ?? [];
    return [{ kind: 'group', id: phase.id, name: phase.name, count: of.length, tollgates: [phase] }, ...of.map(rowOf)];
  });
}

function grouped(bars: readonly Bar[], by: (bar: Bar) => { id: string; name: string }): Row[] {
  const groups = Map.groupBy(bars, (bar) => by(bar).id);
  return [...groups.entries()].flatMap(([id, of]): Row[] => {
    const name = of[0] === undefined ? '' : by(of[0]).name;
    return [{ kind: 'group', id, name, count: of.length, tollgates: [] }, ...of.map(rowOf)];
  });
}

function rowOf(bar: Bar): Row {
  return { kind: 'item', bar };
}

function byStart(one: Bar, other: Bar): number {
  return one.start < other.start ? -1 : one.start > other.start ? 1 : one.end < other.end ? -1 : 1;
}

/** An arrow from what must be over to what waits for it, by the places of their rows. */
export interface Arrow {
  id: string;
  from: number;
  to: number;
  critical: boolean;
}

export function arrowsOf(rows: readonly Row[]): Arrow[] {
  const places = new Map(rows.flatMap((row, place) => (row.kind === 'item' ? [[row.bar.id, place] as const] : [])));
  return rows.flatMap((row, to) => {
    if (row.kind !== 'item') return [];
    return row.bar.waitsFor.flatMap((id) => {
      const from = places.get(id);
      if (from === undefined) return [];
      const before = rows[from];
      const critical = row.bar.critical && before?.kind === 'item' && before.bar.critical;
      return [{ id: `${id}/${row.bar.id}`, from, to, critical }];
    });
  });
}
