import { durableWrites } from './durable-writes.js';
import { livingRecord } from './living-record.js';
import { recordCommand } from './messages.js';

export interface DelegationInput {
  delegationId: string;
}

const writes = durableWrites();

/** One delegation: tells both when it begins and when it ends. Who stands in is looked up with each decision, not here. */
export async function delegation({ delegationId }: DelegationInput): Promise<void> {
  await livingRecord({
    command: recordCommand,
    adopt: (now, known) => writes.adoptRecord('delegation', delegationId, now, known),
    carryOut: (envelope, at) => writes.commandRecord('delegation', delegationId, envelope, at),
    input: { delegationId },
  });
}
