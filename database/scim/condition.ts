import { folded } from '../../domain/text/folded.js';
import type { Comparison, Filter, FilterValue } from '../../domain/scim/filter.js';
import { attributeKey } from '../../domain/scim/schemas.js';
import { ScimRefusal } from '../../domain/scim/scim-refusal.js';
import { isUuid } from '../../domain/uuid.js';

/** An attribute, as it can be filtered by. */
export type Column =
  /**
   * SQL of a text; where `isFolded`, as it is compared in any case. `is`: SQL that is true where it is this one (`$`), which an
   * index serves.
   */
  | { type: 'text'; sql: string; isFolded: boolean; is?: (value: string) => string }
  | { type: 'id' | 'flag' | 'instant'; sql: string }
  /** Members and groups: SQL that is true where one has this id (`$`), and where there is any. */
  | { type: 'ids'; one: (id: string) => string; any: string };

export type Columns = Readonly<Record<string, Column>>;

/**
 * A filter as a condition, its values as parameters. What cannot be filtered by is refused, with what can: nothing is looked
 * through in memory.
 *
 * @param params gets the values
 * @throws ScimRefusal `invalidFilter`
 */
export function conditionOf(filter: Filter, columns: Columns, params: unknown[]): string {
  const put = (value: unknown): string => `$${params.push(value)}`;
  const of = (one: Filter, within: string): string => {
    switch (one.is) {
      case 'and':
      case 'or':
        return `(${one.of.map((part) => of(part, within)).join(one.is === 'and' ? ' AND ' : ' OR ')})`;
      case 'not':
        return `NOT coalesce(${of(one.of, within)}, FALSE)`;
      case 'entry':
        if (within !== '') throw refused('Brackets within brackets are no filter.');
        return of(one.of, `${attributeKey(one.attribute)}.`);
      case 'compared': {
        const key = within + attributeKey(one.attribute);
        const column = columns[key] ?? columns[`${key}.value`];
        if (!column)
          throw refused(`There is no filter by "${one.attribute.slice(0, 100)}". There are: ${namesOf(columns)}.`);
        return compared(column, one.by, one.to, { key, put });
      }
    }
  };
  return `coalesce(${of(filter, '')}, FALSE)`;
}

interface Told {
  key: string;
  put: (value: unknown) => string;
}

function compared(column: Column, by: Comparison, to: FilterValue, told: Told): string {
  // `eq null` is that there is none.
  if (by !== 'pr' && to === null) {
    if (by !== 'eq' && by !== 'ne') throw refused(`${told.key} is compared with null by eq or ne only.`);
    const is = compared(column, 'pr', null, told);
    return by === 'ne' ? is : `NOT ${is}`;
  }
  switch (column.type) {
    case 'text':
      return ofText(column, by, to, told);
    case 'id':
      return ofId(column.sql, by, to, told);
    case 'flag':
      return ofFlag(column.sql, by, to, told);
    case 'instant':
      return ofInstant(column.sql, by, to, told);
    case 'ids': {
      if (by === 'pr') return column.any;
      if (by !== 'eq' || typeof to !== 'string') throw refused(`${told.key} takes eq with an id, and pr.`);
      return isUuid(to) ? column.one(`${told.put(to)}::uuid`) : 'FALSE';
    }
  }
}

function ofText({ sql, isFolded, is }: Column & { type: 'text' }, by: Comparison, to: FilterValue, told: Told): string {
  if (by === 'pr') return `(${sql} IS NOT NULL)`;
  const text = String(to);
  const value = `${told.put(isFolded ? folded(text) : text)}::text`;
  switch (by) {
    case 'eq':
      return is ? is(value) : `${sql} = ${value}`;
    case 'ne':
      return `${sql} IS DISTINCT FROM ${value}`;
    case 'co':
      return `strpos(${sql}, ${value}) > 0`;
    case 'sw':
      return `starts_with(${sql}, ${value})`;
    case 'ew':
      return `right(${sql}, length(${value})) = ${value}`;
    default:
      return `${sql} COLLATE "C" ${orders[by]} ${value}`;
  }
}

const orders = { gt: '>', ge: '>=', lt: '<', le: '<=' } as const;

function ofId(sql: string, by: Comparison, to: FilterValue, { key, put }: Told): string {
  if (by === 'pr') return `(${sql} IS NOT NULL)`;
  if (by !== 'eq' && by !== 'ne') throw refused(`${key} takes eq, ne and pr.`);
  const is = typeof to === 'string' && isUuid(to) ? `${sql} = ${put(to)}::uuid` : 'FALSE';
  return by === 'eq' ? is : `NOT coalesce(${is}, FALSE)`;
}

function ofFlag(sql: string, by: Comparison, to: FilterValue, { key, put }: Told): string {
  if (by === 'pr') return 'TRUE';
  const said = typeof to === 'string' ? to.toLowerCase() : to;
  const value = said === true || said === 'true' ? true : said === false || said === 'false' ? false : null;
  if ((by !== 'eq' && by !== 'ne') || value === null) throw refused(`${key} takes eq and ne, with true or false.`);
  return `${sql} ${by === 'eq' ? '=' : '<>'} ${put(value)}::boolean`;
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

function ofInstant(sql: string, by: Comparison, to: FilterValue, { key, put }: Told): string {
  if (by === 'pr') return `(${sql} IS NOT NULL)`;
  const at = typeof to === 'string' && moment.test(to) ? new Date(to) : null;
  if (at === null || Number.isNaN(at.getTime()))
    throw refused(`${key} is compared with an instant such as "2026-11-29T06:00:00Z".`);
  const order = { ...orders, eq: '=', ne: '<>' }[by as 'gt'] as string | undefined;
  if (order === undefined) throw refused(`${key} takes eq, ne, gt, ge, lt, le and pr.`);
  // Shown to the millisecond, and compared so.
  return `date_trunc('milliseconds', ${sql}) ${order} ${put(at)}::timestamptz`;
}

function namesOf(columns: Columns): string {
  return Object.keys(columns).join(', ');
}

function refused(detail: string): ScimRefusal {
  return new ScimRefusal('invalidFilter', detail);
}
