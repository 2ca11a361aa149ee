import type { EntityManager } from 'typeorm';
import { loadDelegationsTo } from '../../../../database/stand-ins/load-delegations.js';
import { waitingForPeople } from '../../../../database/notifications/digest-waiting.js';
import { itemStatuses } from '../../../../domain/item/table.js';
import type { Actor } from '../access/actor.js';
import { knowing } from '../../../../database/access/known-sight.js';
import type { Condition } from '../../../../database/sql/condition.js';
import { conditionOf } from '../../../../database/items/select-items.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { invalidRequest } from '../problems/problem.js';
import type { ItemFilter } from './item-filter.js';

/**
 * The condition of a filter on `action_items i`, with its values.
 *
 * @throws Problem `invalid-request`, Refusal `unknown-name` and `ambiguous-name`: never nothing for a typing error
 */
export async function itemConditions(manager: EntityManager, filter: ItemFilter, asker?: Actor): Promise<Condition> {
  const seenBy = asker?.sight && (await knowing(manager, asker.sight));
  const actor = asker && (seenBy ? { ...asker, sight: seenBy } : asker);
  const { phaseId, overdue, level, externalId, q, dueBefore, dueAfter, importId, effectiveness, missing } = filter;
  const { brokenGlass, changedSince, policyVersionId, beforePolicyVersionId } = filter;
  return conditionOf({
    ...{
      phaseId,
      overdue,
      level,
      externalId,
      q,
      dueBefore,
      dueAfter,
      importId,
      effectiveness,
      missing,
      brokenGlass,
      changedSince,
      policyVersionId,
      beforePolicyVersionId,
    },
    seenBy,
    programId: await idNamed(manager, 'program', filter.program, 'program', actor),
    ownerId: await idNamed(manager, 'person', filter.owner, 'owner', actor),
    teamId: await idNamed(manager, 'team', filter.team, 'team', actor),
    market: await wordNamed(manager, 'market', filter.market, 'market', actor),
    statuses: statusesOf(filter.status),
    severity: await wordNamed(manager, 'severity', filter.severity, 'severity', actor),
    tag: await wordNamed(manager, 'tag', filter.tag, 'tag', actor),
    cause: await wordNamed(manager, 'cause', filter.cause, 'cause', actor),
    attribute: filter.attribute === undefined ? undefined : await attributeOf(manager, filter.attribute, actor),
    ids: await waitingItems(manager, await idNamed(manager, 'person', filter.waitingFor, 'waitingFor', actor)),
  });
}

/** `Category=Toys`, with the name as the records write it. */
async function attributeOf(manager: EntityManager, text: string, actor?: Actor): Promise<[string, string]> {
  const at = text.indexOf('=');
  const name = await wordNamed(manager, 'attribute', text.slice(0, at).trim(), 'attribute', actor);
  return [name ?? '', text.slice(at + 1).trim()];
}

/** Items that wait for a decision of the person, or of somebody for whom they stand in now. */
async function waitingItems(manager: EntityManager, personId: string | null): Promise<string[] | null> {
  if (personId === null) return null;
  const now = Date.now();
  const away = await loadDelegationsTo(manager, personId, now);
  const found = await waitingForPeople(manager, new Map([[personId, 'UTC']]), now, [personId, ...away.keys()]);
  return (found.get(personId) ?? []).flatMap(({ asks }) =>
    asks?.subjectKind === 'action_item' ? [asks.subjectId] : [],
  );
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
