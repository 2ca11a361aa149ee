import { exceptionKinds } from '../../../../domain/exception/exception.js';
import { ratings } from '../../../../domain/exception/rating.js';
import { exceptionStatuses } from '../../../../domain/exception/table.js';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Flag, Moment, Text } from '../openapi/fields.js';
import { sortNames, type Sorts } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';
import { invalidRequest } from '../problems/problem.js';

const id = { sql: 'e.id', type: 'uuid' } as const;

export const exceptionSorts: Sorts<'ends' | 'created' | 'number' | 'updated'> = {
  ends: [{ sql: 'e.ends_at', type: 'timestamptz' }, id],
  created: [{ sql: 'e.created_at', type: 'timestamptz' }, id],
  number: [{ sql: 'e.number', type: 'bigint' }],
  updated: [{ sql: 'e.updated_at', type: 'timestamptz' }, id],
};

/** What a list of exceptions can be narrowed by. */
export class ExceptionFilter extends PageQuery {
  @Text({
    max: 200,
    optional: true,
    description: `One or more of ${exceptionStatuses.join(', ')}, with commas between.`,
  })
  status?: string;

  @Choice(exceptionKinds, { optional: true })
  kind?: string;

  @Choice(ratings, { optional: true, description: 'Residual rating.' })
  residual?: string;

  @Ref('person')
  riskOwner?: string;

  @Ref('person')
  requestedBy?: string;

  @Ref('person', { description: 'Who is asked to sign now.' })
  waitingFor?: string;

  @Text({ max: 40, optional: true, description: 'An action item that it suspends, by id or as AI-12.' })
  item?: string;

  @Ref('program', { description: 'That of an item of it.' })
  program?: string;

  @Text({ max: 20, optional: true })
  market?: string;

  @Text({ max: 100, optional: true })
  domain?: string;

  @Flag({ optional: true, description: 'The risk that it was approved for has changed.' })
  stale?: boolean;

  @Moment({ optional: true })
  endsBefore?: string;

  @Moment({ optional: true })
  endsAfter?: string;

  @Text({ max: 200, optional: true, description: 'Part of the title.' })
  q?: string;

  @Choice(sortNames(exceptionSorts), { optional: true })
  sort?: string;
}

/**
 * The condition of a filter on `exceptions e`, with its values.
 *
 * @throws Problem `invalid-request`, Refusal `unknown-name` and `ambiguous-name`
 */
export async function exceptionConditions(
  manager: EntityManager,
  filter: ExceptionFilter,
  actor: Actor,
): Promise<{ sql: string; params: unknown[] }> {
  const params: unknown[] = [];
  const conditions: string[] = ['TRUE'];
  const add = (value: unknown, sql: (placeholder: string) => string): void => {
    if (value === undefined || value === null) return;
    params.push(value);
    conditions.push(sql(`$${params.length}`));
  };
  const person = (field: 'riskOwner' | 'requestedBy' | 'waitingFor'): Promise<string | null> =>
    idNamed(manager, 'person', filter[field], field, actor);
  add(statusesOf(filter.status), (p) => `e.status = ANY(${p})`);
  add(filter.kind, (p) => `e.kind = ${p}`);
  add(filter.residual, (p) => `e.residual = ${p}`);
  add(await person('riskOwner'), (p) => `e.risk_owner_id = ${p}`);
  add(await person('requestedBy'), (p) => `e.requested_by = ${p}`);
  add(
    await person('waitingFor'),
    (p) => `EXISTS (SELECT 1 FROM sign_off_rounds r,
      jsonb_to_recordset(r.stages -> (r.stage - 1) -> 'approvers') AS a("personId" uuid)
      WHERE r.id = e.round_id AND r.state = 'open' AND a."personId" = ${p}
        AND NOT EXISTS (SELECT 1 FROM signatures s WHERE s.round_id = r.id AND s.stage = r.stage AND s.person_id = a."personId"))`,
  );
  add(
    itemOf(filter.item),
    (p) => `EXISTS (SELECT 1 FROM exception_items x JOIN action_items i ON i.id = x.item_id
    WHERE x.exception_id = e.id AND ${p} IN (i.id::text, i.number::text))`,
  );
  add(
    await idNamed(manager, 'program', filter.program, 'program'),
    (p) => `EXISTS (SELECT 1 FROM exception_items x JOIN action_items i ON i.id = x.item_id
    WHERE x.exception_id = e.id AND i.program_id = ${p})`,
  );
  add(
    await wordNamed(manager, 'market', filter.market, 'market'),
    (p) => `EXISTS (SELECT 1 FROM unnest(e.markets) m WHERE folded(m) = folded(${p}))`,
  );
  add(await wordNamed(manager, 'domain', filter.domain, 'domain'), (p) => `folded(e.domain) = folded(${p})`);
  if (filter.stale !== undefined) conditions.push(`e.stale_since IS ${filter.stale ? 'NOT NULL' : 'NULL'}`);
  add(filter.endsBefore, (p) => `e.ends_at < ${p}::timestamptz`);
  add(filter.endsAfter, (p) => `e.ends_at >= ${p}::timestamptz`);
  add(filter.q, (p) => `strpos(folded(e.title), folded(${p})) > 0`);
  return { sql: conditions.join(' AND '), params };
}

/** `AI-12` is found by its number, an id by itself. */
function itemOf(ref: string | undefined): string | undefined {
  return ref === undefined ? undefined : (/^AI-(\d{1,15})$/i.exec(ref)?.[1] ?? ref.toLowerCase());
}

function statusesOf(status: string | undefined): string[] | undefined {
  if (status === undefined) return undefined;
  const wanted = status.split(',').map((part) => part.trim());
  const known: readonly string[] = exceptionStatuses;
  if (wanted.some((part) => !known.includes(part)))
    throw invalidRequest([
      { path: 'status', message: `must be one or more of ${exceptionStatuses.join(', ')}, with commas between.` },
    ]);
  return wanted;
}
