import type { Tabled } from '../../components/views/state.js';
import { zooms } from './schedule/scale.js';
import { groupings, type ScheduleSearch } from './schedule/search.js';

const programStatuses = ['draft', 'active', 'on_hold', 'closed', 'cancelled'] as const;
const programSorts = ['name', '-name', 'created', '-created'] as const;
const itemStatuses = ['draft', 'open', 'in_progress', 'on_hold', 'submitted', 'done', 'cancelled'] as const;
const itemSorts = ['next', 'urgency', 'due', '-due', 'severity', '-severity', 'updated', '-updated'] as const;

/** What the address of the list of programs says. */
export interface ProgramSearch extends Tabled {
  status?: (typeof programStatuses)[number] | undefined;
  q?: string | undefined;
  sort?: (typeof programSorts)[number] | undefined;
}

/** How the items of a program are looked at. */
export const views = ['table', 'board', 'timeline', 'progress'] as const;
export type View = (typeof views)[number];

/** What the address of a program says of the list of its items. */
export interface ItemSearch extends ScheduleSearch {
  /** The table where nothing is said. */
  view?: View | undefined;
  /** Who holds things up, by team; by person where nothing is said. */
  holders?: 'team' | undefined;
  q?: string | undefined;
  sort?: (typeof itemSorts)[number] | undefined;
}

/** What an address says that we know; what it says besides is left out, so that an old link still opens. */
export function programSearch(said: Record<string, unknown>): ProgramSearch {
  return {
    status: oneOf(programStatuses, said['status']),
    q: textOf(said['q']),
    sort: oneOf(programSorts, said['sort']),
    view: textOf(said['view']),
    saved: textOf(said['saved']),
    columns: textOf(said['columns']),
  };
}

export function itemSearch(said: Record<string, unknown>): ItemSearch {
  return {
    view: oneOf(views, said['view']),
    group: oneOf(groupings, said['group']),
    zoom: oneOf(zooms, said['zoom']),
    as: oneOf(['table'] as const, said['as']),
    critical: said['critical'] === true ? true : undefined,
    holders: oneOf(['team'] as const, said['holders']),
    phase: textOf(said['phase']),
    status: oneOf(itemStatuses, said['status']),
    overdue: said['overdue'] === true ? true : undefined,
    q: textOf(said['q']),
    sort: oneOf(itemSorts, said['sort']),
  };
}

function oneOf<T extends string>(known: readonly T[], said: unknown): T | undefined {
  return known.find((each) => each === said);
}

/** As long as the API takes it. */
function textOf(said: unknown): string | undefined {
  if (typeof said !== 'string' && typeof said !== 'number') return undefined;
  const text = String(said).trim().slice(0, 200);
  return text === '' ? undefined : text;
}
