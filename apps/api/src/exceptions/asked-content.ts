import type { EntityManager } from 'typeorm';
import { itemsNamed, leadOfFirst, newestOfPolicy, openItemsOf } from '../../../../database/exceptions/asked-for.js';
import type { ShownException } from '../../../../database/exceptions/read-exceptions.js';
import type { NewException } from '../../../../database/exceptions/request-exception.js';
import type { ExceptionPatch } from '../../../../domain/exception/commands.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { LocalTime } from '../../../../domain/time.js';
import { compact } from '../commands/compact.js';
import { timeRequested } from '../items/due-request.js';
import type { DueDate } from '../items/item.dto.js';
import { isUuid } from '../../../../domain/uuid.js';
import type { ExceptionChanges, NewExceptionRequest, Renewal } from './exception.dto.js';
import { marketsNamed } from '../names/asked-names.js';
import { exceptionPolicyNamed } from '../policies/policy-choice.js';
import { invalidRequest } from '../problems/problem.js';
import type { Sight } from '../../../../domain/access/sight.js';
import type { Actor } from '../access/actor.js';

/** A lease that begins on a day begins with it, where no time is said. */
const startOfDay = '00:00';

/** What a request asks for, with everything that was not said filled in. */
export async function contentOf(
  manager: EntityManager,
  body: NewExceptionRequest,
  actor: Actor,
): Promise<Omit<NewException, 'id' | 'predecessorId'>> {
  const itemIds = await itemIdsOf(manager, body.items ?? [], actor.sight);
  const zoned = (due: DueDate): Promise<LocalTime> => timeRequested(manager, due, body.riskOwnerId);
  return {
    kind: body.kind,
    title: body.title,
    scope: body.scope.text,
    markets: await marketsNamed(manager, body.scope.markets ?? [], 'scope.markets', actor),
    domain: body.scope.domain ?? null,
    rule: body.rule ?? null,
    itemIds,
    rationale: body.rationale,
    controls: controlsOf(body.compensatingControls),
    inherent: body.inherentRating,
    residual: body.residualRating,
    riskOwnerId: body.riskOwnerId,
    domainLeadId: body.domainLeadId === undefined ? await leadOfFirst(manager, itemIds) : body.domainLeadId,
    starts: body.starts ? await zoned(beginning(body.starts)) : null,
    ends: await zoned(body.ends),
    ...(await policyOf(manager, body)),
  };
}

/** Only what is given; of a date, what is not said stays as it is. */
export async function patchOf(
  manager: EntityManager,
  body: ExceptionChanges,
  { facts: now }: ShownException,
  actor: Actor,
): Promise<ExceptionPatch> {
  const { scope, items, compensatingControls, starts, ends, title, rule, rationale, riskOwnerId, domainLeadId } = body;
  const dated = (due: DueDate, time: string, zone: string): Promise<LocalTime> =>
    timeRequested(manager, due, riskOwnerId ?? now.riskOwnerId, { time, zone });
  return {
    ...compact({ title, rule, rationale, riskOwnerId, domainLeadId }),
    ...compact({ scope: scope?.text, domain: scope?.domain }),
    ...(scope?.markets === undefined
      ? {}
      : { markets: await marketsNamed(manager, scope.markets, 'scope.markets', actor) }),
    ...(items === undefined ? {} : { itemIds: await itemIdsOf(manager, items, actor.sight) }),
    ...(compensatingControls === undefined ? {} : { controls: controlsOf(compensatingControls) }),
    ...(starts === undefined
      ? {}
      : { starts: starts && (await dated(starts, now.starts?.time ?? startOfDay, now.starts?.zone ?? now.ends.zone)) }),
    ...(ends === undefined ? {} : { ends: await dated(ends, now.ends.time, now.ends.zone) }),
  };
}

/** A renewal takes over what is not said; it begins where the other ends, so that there is no gap. */
export async function renewalOf(
  manager: EntityManager,
  body: Renewal,
  row: ShownException,
  actor: Actor,
): Promise<Omit<NewException, 'id'>> {
  const patch = await patchOf(manager, body, row, actor);
  const { facts: now } = row;
  const { id, kind, title, scope, markets, domain, rule, rationale, controls, riskOwnerId, domainLeadId } = now;
  const itemIds = await openItemsOf(manager, id);
  const policyVersionId = await newestOfPolicy(manager, now.policyVersionId);
  return {
    ...{ kind, title, scope, markets, domain, rule, rationale, controls, riskOwnerId, domainLeadId },
    inherent: body.inherentRating ?? now.inherent,
    residual: body.residualRating ?? now.residual,
    starts: now.status === 'active' ? now.ends : null,
    ends: now.ends,
    itemIds,
    predecessorId: id,
    policyVersionId: policyVersionId ?? now.policyVersionId,
    ...patch,
  };
}

/** A date without a time is its beginning. */
function beginning(due: DueDate): DueDate {
  return due.date === undefined ? due : { ...due, time: due.time ?? startOfDay };
}

/** @throws Refusal `not-found` naming those that are not there */
async function itemIdsOf(manager: EntityManager, refs: string[], seenBy: Sight | undefined): Promise<string[]> {
  if (refs.length === 0) return [];
  const numbers = refs.flatMap((ref) => /^AI-(\d{1,15})$/i.exec(ref)?.[1] ?? []);
  const rows = await itemsNamed(manager, refs.filter(isUuid), numbers.map(Number), seenBy);
  const known = new Set(rows.flatMap(({ id, number }) => [id, `ai-${number}`]));
  const missing = refs.filter((ref) => !known.has(ref.toLowerCase()));
  if (missing.length > 0)
    throw new Refusal('not-found', `There is no action item ${missing.join(', ')}. Name items by id or as AI-12.`);
  return [...new Set(rows.map(({ id }) => id))];
}

function controlsOf(controls: NewExceptionRequest['compensatingControls']): NewException['controls'] {
  return (controls ?? []).map(({ text, ownerId }) => ({ text, ownerId: ownerId.toLowerCase() }));
}

async function policyOf(
  manager: EntityManager,
  { policy, policyVersionId }: NewExceptionRequest,
): Promise<{ policyVersionId?: string }> {
  if (policy !== undefined && policyVersionId !== undefined)
    throw invalidRequest([{ path: 'policy', message: 'is given as policyVersionId too. Leave one out.' }]);
  if (policy !== undefined) return { policyVersionId: await exceptionPolicyNamed(manager, policy) };
  return policyVersionId === undefined ? {} : { policyVersionId };
}
