import { durableWrites } from './durable-writes.js';
import { livingRecord } from './living-record.js';
import { recordCommand } from './messages.js';

export interface ExceptionInput {
  exceptionId: string;
}

const writes = durableWrites();

/**
 * One policy exception or risk acceptance, from the request to its end. The items that it suspends are workflows of their
 * own; what becomes of them is recorded with it, and they are poked.
 */
export async function exception({ exceptionId }: ExceptionInput): Promise<void> {
  await livingRecord({
    command: recordCommand,
    adopt: (now, known) => writes.adoptRecord('exception', exceptionId, now, known),
    carryOut: (envelope, at) => writes.commandRecord('exception', exceptionId, envelope, at),
    input: { exceptionId },
  });
}
