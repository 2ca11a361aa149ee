import type { ItemStatus } from '../item/table.js';

export type StateChange = 'none' | 'noted' | 'start' | 'hold' | 'resume' | 'cancel';

/**
 * How an item comes from its state to the one that a file says. `none`: they come to the same. `noted`: a file does not
 * bring it there: that something is done is for its sign-off to say, and what its program or an exception holds is for
 * them to let go.
 */
export function stateChange(
  item: { status: ItemStatus; heldBy: 'person' | 'program' | 'exception' | null },
  says: ItemStatus,
): StateChange {
  const { status, heldBy } = item;
  if (status === says) return 'none';
  if (status === 'done' || status === 'cancelled') return 'noted';
  if (says === 'done') return 'noted';
  if (says === 'cancelled') return 'cancel';
  if (says === 'on_hold') return status === 'draft' ? 'noted' : 'hold';
  if (status === 'on_hold') return heldBy === 'person' ? 'resume' : 'noted';
  return status === 'open' && says === 'in_progress' ? 'start' : 'none';
}
