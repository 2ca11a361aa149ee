import type { EntityManager } from 'typeorm';
import type { NewControl } from '../../../../database/controls/propose.js';
import { linkable } from '../../../../database/record-links/links.js';
import { controlProblems } from '../../../../domain/control/check-control.js';
import type { ControlContent, MissedPolicy } from '../../../../domain/control/control.js';
import type { Linked } from '../../../../domain/record-link/link.js';
import type { Schedule } from '../../../../domain/recurrence/schedule.js';
import type { Actor } from '../access/actor.js';
import { compact } from '../commands/compact.js';
import { someMarkets } from '../findings/asked-finding.js';
import { withPolicies } from '../policies/policy-choice.js';
import { invalidRequest } from '../problems/problem.js';
import { usualSchedule } from '../recurrences/requested.js';
import type { ControlChanges, NewControlRequest } from './control.dto.js';

export interface AskedControl {
  given: NewControl;
  readers: { personIds: string[] } | null;
  links: Linked[];
}

const nothing: MissedPolicy = { raises: null, inARow: 1, rating: null };
const where = 'where the control operates';

/**
 * What a request says of a new control, with markets, policies and links in it looked up.
 *
 * @throws Problem `invalid-request`, Refusal `unknown-name`, `ambiguous-name`, `not-found`, `unknown-person`
 */
export async function controlAsked(
  manager: EntityManager,
  body: NewControlRequest,
  { id, actor }: { id: string; actor: Actor },
): Promise<AskedControl> {
  const { restricted = false, readerIds, links = [], ...named } = await withPolicies(manager, body);
  if (!restricted && readerIds !== undefined)
    throw invalidRequest([
      {
        path: 'readerIds',
        message: 'are named of a restricted control only. Say "restricted": true, or leave them out.',
      },
    ]);
  const { frequency, within = '1 working day', attestEvery = '3 months', missed = {}, markets, ...rest } = named;
  const ownerId = body.ownerId?.toLowerCase() ?? actor.id;
  const given: NewControl = {
    ...rest,
    ...{ id, ownerId, procedure: body.procedure ?? null, domain: body.domain ?? null },
    markets: await someMarkets(manager, markets, where),
    frequency: { ...(await usualSchedule(manager, ownerId, Date.now())), ...compact(frequency) },
    ...{ within, attestEvery, missed: { ...nothing, ...compact(missed) } },
    operatorId: body.operatorId.toLowerCase(),
    domainLeadId: body.domainLeadId?.toLowerCase() ?? null,
  };
  refuseProblems(given);
  const tied: Linked[] = [];
  for (const ref of links) tied.push(await linkable(manager, ref, actor.sight));
  return {
    ...{ given, links: tied },
    readers: restricted ? { personIds: (readerIds ?? []).map((one) => one.toLowerCase()) } : null,
  };
}

/** What a request changes of what a control says. @throws Problem `invalid-request`, Refusal `unknown-name` */
export async function changesAsked(
  manager: EntityManager,
  body: Partial<ControlChanges>,
  before: ControlContent,
): Promise<Partial<ControlContent>> {
  const { markets, frequency, missed, reason: _why, ...content } = body;
  const changes: Partial<ControlContent> = {
    ...compact(content),
    ...(markets === undefined ? {} : { markets: await someMarkets(manager, markets, where) }),
    ...(frequency === undefined
      ? {}
      : { frequency: { ...before.frequency, ...(compact(frequency) as Partial<Schedule>) } }),
    ...(missed === undefined ? {} : { missed: { ...before.missed, ...(compact(missed) as Partial<MissedPolicy>) } }),
  };
  refuseProblems({ ...before, ...changes });
  return changes;
}

function refuseProblems(content: ControlContent): void {
  const problems = controlProblems(content);
  if (problems.length > 0) throw invalidRequest(problems);
}
