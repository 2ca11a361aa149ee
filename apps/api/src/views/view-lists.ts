import type { EntityManager } from 'typeorm';
import { nameUnseen } from '../../../../database/views/views.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { ViewList } from '../../../../domain/view/view.js';
import type { Actor } from '../access/actor.js';
import { AuditQuery, trailMeant } from '../audit/audit-query.js';
import { CaseFilter, casesMeant } from '../cases/case-filter.js';
import { ControlFilter, controlsMeant } from '../controls/control-filter.js';
import { FindingFilter, findingsMeant } from '../findings/finding-filter.js';
import { ExceptionFilter, exceptionsMeant } from '../exceptions/exception-filter.js';
import { itemConditions } from '../items/item-conditions.js';
import { ItemFilter } from '../items/item-filter.js';
import { deliveriesMeant, DeliveryQuery } from '../notifications/delivery-query.js';
import { peopleMeant, PeopleQuery } from '../people/list/people-query.js';
import { OccurrenceFilter, occurrencesMeant } from '../occurrences/occurrence-filter.js';
import { PolicyQuery } from '../policies/policy.dto.js';
import { invalidRequest, Problem, type FieldError } from '../problems/problem.js';
import { RequestPipe } from '../problems/validation.pipe.js';
import { ProgramQuery } from '../programs/program.dto.js';
import { programsMeant } from '../programs/programs-meant.js';
import { RiskFilter } from '../risks/risk.dto.js';
import { risksMeant } from '../risks/risk-json.js';

/** What a list takes, and how it looks up what is named in it: the list's own, so that a view holds nothing that it would refuse. */
interface Taken {
  of: new () => object;
  looksUp: (manager: EntityManager, filter: object, actor: Actor) => Promise<unknown>;
}

function taken<F extends object>(
  of: new () => F,
  looksUp: (manager: EntityManager, filter: F, actor: Actor) => Promise<unknown>,
): Taken {
  return { of, looksUp: (manager, filter, actor) => looksUp(manager, filter as F, actor) };
}

const lists: Record<ViewList, Taken> = {
  'action-items': taken(ItemFilter, itemConditions),
  programs: taken(ProgramQuery, programsMeant),
  exceptions: taken(ExceptionFilter, exceptionsMeant),
  risks: taken(RiskFilter, risksMeant),
  cases: taken(CaseFilter, casesMeant),
  findings: taken(FindingFilter, findingsMeant),
  controls: taken(ControlFilter, controlsMeant),
  occurrences: taken(OccurrenceFilter, occurrencesMeant),
  people: taken(PeopleQuery, peopleMeant),
  policies: taken(PolicyQuery, () => Promise.resolve()),
  deliveries: taken(DeliveryQuery, deliveriesMeant),
  'audit-events': taken(AuditQuery, trailMeant),
};

const pipe = new RequestPipe();
/** Where one is in a list is no part of how it is set. */
const ofPages = ['limit', 'cursor'];

/**
 * Looks at a query as its list would.
 *
 * @throws Problem `invalid-request`, Refusal `unknown-name` and `ambiguous-name`, as the list does
 */
export async function requireTaken(
  manager: EntityManager,
  list: ViewList,
  query: Record<string, string>,
  actor: Actor,
): Promise<void> {
  const errors = Object.entries(query).flatMap(([name, value]): FieldError[] => {
    if (ofPages.includes(name)) return [{ path: `query.${name}`, message: 'is no part of a view. Leave it out.' }];
    return typeof value === 'string' ? [] : [{ path: `query.${name}`, message: 'must be text, as in an address.' }];
  });
  if (errors.length > 0) throw invalidRequest(errors);
  const { of, looksUp } = lists[list];
  await looksUp(manager, (await pipe.transform({ ...query }, { type: 'query', metatype: of })) as object, actor);
}

/** What of a query its list would refuse by now, for this person; undefined where it names a record that they do not see. */
export async function refusedOf(
  manager: EntityManager,
  list: ViewList,
  query: Record<string, string>,
  actor: Actor,
): Promise<string[] | undefined> {
  if (actor.sight && (await nameUnseen(manager, actor.sight, Object.values(query)))) return undefined;
  try {
    await requireTaken(manager, list, query, actor);
    return [];
  } catch (error) {
    if (error instanceof Problem) return [error.detail];
    if (error instanceof Refusal) return [error.message];
    throw error;
  }
}
