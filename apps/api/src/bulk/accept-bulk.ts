import type { DataSource, EntityManager } from 'typeorm';
import {
  insertOperation,
  lockOperation,
  markStarted,
  recordOfOperation,
  renewRights,
} from '../../../../database/bulk/operation-row.js';
import { previewOperation } from '../../../../database/bulk/preview.js';
import { enqueue } from '../../../../database/engine/outbox.js';
import type { OnChange } from '../../../../domain/bulk/seen.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { bulkWorkflowId, workflowTypes } from '../../../../workflows/names.js';
import { mayChangeInBulk, mayRunBulk } from '../../../../domain/access/access.js';
import { withStandIns } from '../../../../database/people/acting-for.js';
import type { Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import type { BulkRequest } from './bulk.dto.js';
import { changeAsked, checkChange } from './read-change.js';
import { leaveOutWhatMatchesNoMore, selectedNow, selectItems } from './select-items.js';
import { withPolicies } from '../policies/policy-choice.js';

/**
 * Takes an operation in, with the items that it means. A preview is made at once; else its workflow is started with it.
 * Gives its id.
 */
export async function acceptBulk(
  dataSource: DataSource,
  request: BulkRequest,
  { actor, key }: Asked,
): Promise<{ id: string; runs: boolean }> {
  mayChangeInBulk(actor);
  const body = await withPolicies(dataSource.manager, request.body, 'body.policies');
  const change = changeAsked({ ...request, body });
  const id = stableId(actor.id, key, 'bulk-operation');
  const state = request.dryRun ? ('previewed' as const) : ('running' as const);
  const at = Date.now();
  const selection = request.filter ? { filter: compact(request.filter) } : { itemIds: request.itemIds?.length ?? 0 };
  await dataSource.transaction(async (manager) => {
    await checkChange(manager, change);
    const items = await selectItems(manager, request, await withStandIns(manager, actor));
    const operation = { id, change, state, createdBy: actor.id, selection, at };
    if ((await insertOperation(manager, operation, items)) && state === 'running') await startOperation(manager, id);
  });
  if (state === 'previewed') await previewOperation(dataSource, { id, change, createdBy: actor.id }, at);
  return { id, runs: state === 'running' };
}

/**
 * Carries out what was previewed, and nothing else: items that are not as they were shown, or do not match the filter any
 * more, are skipped and named, unless the asker says that it is to be done all the same. What they may do is looked at
 * anew. In the caller's transaction.
 */
export async function runPreviewed(
  manager: EntityManager,
  id: string,
  onChange: OnChange,
  { actor }: Asked,
): Promise<void> {
  const operation = await lockOperation(manager, id);
  if (!operation) throw new Refusal('not-found', `There is no bulk operation ${id}. List them.`);
  mayRunBulk(actor, operation);
  const { state, change } = operation;
  if (change.kind === 'calendar')
    throw new Refusal('illegal-transition', 'Publish the calendar: its items are then moved by themselves.', {
      currentStatus: state,
    });
  if (state !== 'previewed')
    throw new Refusal('illegal-transition', `The operation is ${state} already. Preview it anew to do it again.`, {
      currentStatus: state,
    });
  const at = Date.now();
  const items = await selectedNow(manager, id, change.kind, await withStandIns(manager, actor));
  await renewRights(manager, id, items);
  const matchedSince = await leaveOutWhatMatchesNoMore(manager, id, change.kind, onChange, actor);
  await markStarted(manager, id, { at, onChange, matchedSince });
  await recordOfOperation(manager, id, 'started', actor.id, at, { kind: change.kind, onChange });
  await startOperation(manager, id);
}

/** Its workflow is started by the outbox, where nobody hastens it. */
export async function startOperation(manager: EntityManager, id: string): Promise<void> {
  const { bulkOperation: workflowType } = workflowTypes;
  await enqueue(manager, [{ workflowType, workflowId: bulkWorkflowId(id), kind: 'start', input: { operationId: id } }]);
}
