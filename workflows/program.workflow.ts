import { durableWrites } from './durable-writes.js';
import { livingRecord } from './living-record.js';
import { programCommand } from './messages.js';

export interface ProgramInput {
  programId: string;
}

const writes = durableWrites();

/**
 * One program: its phases, their target dates and their tollgates. Its items are workflows of their own, not children:
 * a parent is limited to about a thousand, and loses them when it continues as new.
 */
export async function program({ programId }: ProgramInput): Promise<void> {
  await livingRecord({
    command: programCommand,
    adopt: (now, known) => writes.adoptProgram(programId, now, known),
    carryOut: (envelope, at) => writes.commandProgram(programId, envelope, at),
    input: { programId },
  });
}
