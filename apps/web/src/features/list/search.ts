import { alike, translated } from '../../components/views/state.js';
import { columnsIn } from '../../lib/columns.js';

/** Columns of the list of items, in their order. Item, owner and due date stand there always. */
export const columns = ['program', 'phase', 'owner', 'due', 'status', 'severity', 'cause', 'tags', 'updated'] as const;
export type Column = (typeof columns)[number];

export const usualColumns: readonly Column[] = ['program', 'owner', 'due', 'status', 'severity'];

const filters = [
  ...(['q', 'program', 'owner', 'team', 'market', 'domain', 'status', 'severity', 'importId'] as const),
  ...(['policyVersionId', 'beforePolicyVersionId'] as const),
] as const;
/** `replan`: the policy to whose newest version those that match are to be moved. `add`: the form of a new one is open; `of`: the case, finding or control that it comes out of; `newTitle`, `newText`: what stands in the form. */
const texts = [...filters, 'sort', 'view', 'saved', 'replan', 'add', 'of', 'newTitle', 'newText'] as const;
type TextFilter = (typeof texts)[number];

export const groups = ['program', 'owner', 'status'] as const;
export type Group = (typeof groups)[number];

/** What of the list stands in its address: who opens it elsewhere sees the same. */
export type ItemSearch = Partial<Record<TextFilter, string>> & {
  overdue?: boolean;
  columns?: Column[];
  group?: Group;
};

/** What an address says, as far as it says anything that is known. */
export function itemSearch(given: Record<string, unknown>): ItemSearch {
  const search: ItemSearch = {};
  for (const name of texts) {
    const value = given[name];
    if (typeof value === 'string' && value.trim() !== '') search[name] = value;
    else if (typeof value === 'number') search[name] = String(value);
  }
  if (typeof given['overdue'] === 'boolean') search.overdue = given['overdue'];
  const chosen = columnsIn(given['columns']);
  if (chosen.length > 0) search.columns = columns.filter((each) => chosen.includes(each));
  const group = groups.find((each) => each === given['group']);
  if (group) search.group = group;
  return search;
}

/** What of it a view keeps, besides columns and grouping. */
export const viewFields = [
  ...alike(...filters, 'sort'),
  translated('overdue', 'overdue', { true: true, false: false }),
];

/** What the API is asked by; how the list looks is no part of it. */
export function filterOf({
  columns: _columns,
  group: _group,
  sort: _sort,
  view: _view,
  saved: _saved,
  replan: _replan,
  ...filter
}: ItemSearch): Omit<ItemSearch, 'columns' | 'group' | 'sort' | 'view' | 'saved' | 'replan'> {
  return filter;
}

/** As a part of an address, for a file of what is seen: filters, order and columns. */
export function exportQuery(search: ItemSearch, format: 'xlsx' | 'csv'): string {
  const { sort, ...rest } = { sort: search.sort, ...filterOf(search) };
  const all = Object.entries({
    ...rest,
    ...(sort === undefined ? {} : { sort }),
    columns: (search.columns ?? usualColumns).join(','),
    format,
  });
  return new URLSearchParams(all.map(([name, value]) => [name, String(value)])).toString();
}
