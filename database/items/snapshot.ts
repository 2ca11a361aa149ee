import type { ItemCase } from '../../domain/action-item/item.js';
import { isLive, type ItemStatus } from '../../domain/action-item/table.js';
import { isCheckPending } from '../../domain/effectiveness/check.js';
import { nextStep } from '../../domain/record/step.js';

/** What a workflow needs to know of its item's facts. */
export interface ItemSnapshot {
  version: number;
  status: ItemStatus;
  /** False when there is nothing more to wait for: done without a check to come, cancelled, or still a draft. */
  live: boolean;
  /** The earliest planned step, epoch ms. */
  nextAt: number | null;
}

export function snapshotOf({ item, steps }: ItemCase): ItemSnapshot {
  return {
    version: item.version,
    status: item.status,
    live: isLive(item.status) || isCheckPending(item),
    nextAt: nextStep(steps)?.fireAt ?? null,
  };
}
