import { durableWrites } from './durable-writes.js';
import { livingRecord } from './living-record.js';
import { recordCommand } from './messages.js';

export interface RecurrenceInput {
  recurrenceId: string;
}

const writes = durableWrites();

/** One recurrence, until its series is over: a timer for the next occurrence, past any horizon. */
export async function recurrence({ recurrenceId }: RecurrenceInput): Promise<void> {
  await livingRecord({
    command: recordCommand,
    adopt: (now, known) => writes.adoptRecord('recurrence', recurrenceId, now, known),
    carryOut: (envelope, at) => writes.commandRecord('recurrence', recurrenceId, envelope, at),
    input: { recurrenceId },
  });
}
