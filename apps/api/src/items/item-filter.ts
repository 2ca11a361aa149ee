import { itemStatuses } from '../../../../domain/action-item/table.js';
import { checkState, checkStates, type CheckState } from '../effectiveness/check-json.js';
import { Choice, Flag, Id, isUuid, Moment, Text, Whole } from '../openapi/fields.js';
import { PageQuery } from '../paging/page.query.js';
import { invalidRequest } from '../problems/problem.js';
import { itemSorts } from './item-sorts.js';
import { sortNames } from '../paging/page.js';

/** What a list of items can be narrowed by; the list, the count and the export take the same. */
export class ItemFilter extends PageQuery {
  @Text({ max: 200, optional: true, description: 'Id or exact name, whatever the case.' })
  program?: string;

  @Id({ optional: true })
  phaseId?: string;

  @Text({ max: 254, optional: true, description: 'Id, mail address or exact name of the owner.' })
  owner?: string;

  @Text({ max: 200, optional: true, description: `One or more of ${itemStatuses.join(', ')}, with commas between.` })
  status?: string;

  @Flag({ optional: true })
  overdue?: boolean;

  @Whole({ min: 0, max: 100, optional: true, description: 'At this level of the ladder or higher.' })
  level?: number;

  @Text({ max: 100, optional: true })
  severity?: string;

  @Text({ max: 100, optional: true })
  tag?: string;

  @Text({ max: 200, optional: true })
  externalId?: string;

  @Text({ max: 200, optional: true, description: 'Part of the title.' })
  q?: string;

  @Moment({ optional: true })
  dueBefore?: string;

  @Moment({ optional: true })
  dueAfter?: string;

  @Id({ optional: true, description: 'Created by this import.' })
  importId?: string;

  @Flag({ optional: true, description: 'Not named by the last import of its program.' })
  missing?: boolean;

  @Choice(checkStates, { optional: true, description: 'Where the effectiveness check stands.' })
  effectiveness?: CheckState;

  @Choice(sortNames(itemSorts), { optional: true })
  sort?: string;
}

/** The condition of a filter on `action_items i`, with its values. */
export function itemConditions(filter: ItemFilter): { sql: string; params: unknown[] } {
  const params: unknown[] = [];
  const conditions: string[] = ['TRUE'];
  const add = (value: unknown, sql: (placeholder: string) => string): void => {
    if (value === undefined) return;
    params.push(value);
    conditions.push(sql(`$${params.length}`));
  };
  const { program, owner } = filter;
  // Scalar subqueries: found once, and the index on the column is used.
  add(program, (p) =>
    isUuid(program)
      ? `i.program_id = ${p}`
      : `i.program_id = (SELECT id FROM programs WHERE name_folded = folded(${p}))`,
  );
  add(owner, (p) =>
    isUuid(owner)
      ? `i.owner_id = ${p}`
      : `i.owner_id IN (SELECT id FROM people WHERE name_folded = folded(${p}) OR email_folded = folded(${p}))`,
  );
  add(filter.phaseId, (p) => `i.phase_id = ${p}`);
  add(statusesOf(filter.status), (p) => `i.status = ANY(${p})`);
  // A literal, so that the partial index on overdue items can be used.
  if (filter.overdue !== undefined) conditions.push(filter.overdue ? 'i.overdue' : 'NOT i.overdue');
  add(filter.level, (p) => `i.ladder_level >= ${p}`);
  add(filter.severity, (p) => `folded(i.severity) = folded(${p})`);
  add(filter.tag, (p) => `EXISTS (SELECT 1 FROM unnest(i.tags) tag WHERE folded(tag) = folded(${p}))`);
  add(filter.externalId, (p) => `i.external_id_folded = folded(${p})`);
  add(filter.q, (p) => `strpos(i.title_folded, folded(${p})) > 0`);
  add(filter.dueBefore, (p) => `i.due_at < ${p}::timestamptz`);
  add(filter.dueAfter, (p) => `i.due_at >= ${p}::timestamptz`);
  add(filter.importId, (p) => `i.import_id = ${p}`);
  // The partial index on pending checks is used where it can be.
  if (filter.effectiveness === 'waiting' || filter.effectiveness === 'due') conditions.push('i.check_pending');
  add(filter.effectiveness, (p) => `${checkState} = ${p}`);
  if (filter.missing !== undefined) conditions.push(`i.missing_since IS ${filter.missing ? 'NOT NULL' : 'NULL'}`);
  return { sql: conditions.join(' AND '), params };
}

function statusesOf(status: string | undefined): string[] | undefined {
  if (status === undefined) return undefined;
  const wanted = status.split(',').map((part) => part.trim());
  const known: readonly string[] = itemStatuses;
  if (wanted.some((part) => !known.includes(part)))
    throw invalidRequest([
      { path: 'status', message: `must be one or more of ${itemStatuses.join(', ')}, with commas between.` },
    ]);
  return wanted;
}
