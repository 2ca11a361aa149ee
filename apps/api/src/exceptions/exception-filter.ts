import { exceptionKinds } from '../../../../domain/exception/exception.js';
import { ratings } from '../../../../domain/policy/rating.js';
import { exceptionStatuses } from '../../../../domain/exception/table.js';
import type { EntityManager } from 'typeorm';
import { exceptionSorts, type ExceptionSelection } from '../../../../database/exceptions/select-exceptions.js';
import type { Actor } from '../access/actor.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Flag, Moment, Text } from '../openapi/fields.js';
import { sortNames } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';
import { invalidRequest } from '../problems/problem.js';

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

  @Flag({ optional: true, description: 'Signed off past its approvers, by a broken glass, in any round.' })
  brokenGlass?: boolean;

  @Moment({ optional: true })
  endsBefore?: string;

  @Moment({ optional: true })
  endsAfter?: string;

  @Moment({ optional: true, description: 'Changed at or after; the answer says what to send the next time.' })
  changedSince?: string;

  @Text({ max: 200, optional: true, description: 'Part of the title.' })
  q?: string;

  @Choice(sortNames(exceptionSorts), { optional: true })
  sort?: string;
}

/**
 * A filter with the names in it looked up.
 *
 * @throws Problem `invalid-request`, Refusal `unknown-name` and `ambiguous-name`
 */
export async function exceptionsMeant(
  manager: EntityManager,
  filter: ExceptionFilter,
  actor: Actor,
): Promise<ExceptionSelection> {
  const person = (field: 'riskOwner' | 'requestedBy' | 'waitingFor'): Promise<string | null> =>
    idNamed(manager, 'person', filter[field], field, actor);
  const { kind, residual, stale, brokenGlass, endsBefore, endsAfter, changedSince, q } = filter;
  return {
    ...{ kind, residual, stale, brokenGlass, endsBefore, endsAfter, changedSince, q, seenBy: actor.sight },
    statuses: statusesOf(filter.status),
    riskOwnerId: await person('riskOwner'),
    requestedById: await person('requestedBy'),
    waitingForId: await person('waitingFor'),
    item: itemOf(filter.item),
    programId: await idNamed(manager, 'program', filter.program, 'program', actor),
    market: await wordNamed(manager, 'market', filter.market, 'market', actor),
    domain: await wordNamed(manager, 'domain', filter.domain, 'domain', actor),
  };
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
