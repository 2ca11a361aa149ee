import { durableWrites } from './durable-writes.js';
import { livingRecord } from './living-record.js';
import { itemCommand } from './messages.js';

export interface ActionItemInput {
  itemId: string;
}

const writes = durableWrites();

/**
 * One action item, from the moment its obligation is live until it is done or cancelled. What happened is kept in
 * PostgreSQL; this waits for what must happen next.
 */
export async function actionItem({ itemId }: ActionItemInput): Promise<void> {
  await livingRecord({
    command: itemCommand,
    adopt: (now, known) => writes.adoptItem(itemId, now, known),
    carryOut: (envelope, at) => writes.commandItem(itemId, envelope, at),
    input: { itemId },
  });
}
