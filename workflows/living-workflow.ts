import { durableWrites } from './durable-writes.js';
import { livingRecord } from './living-record.js';

const writes = durableWrites();

/**
 * The workflow of one kind of record: from the moment a record of it is live until there is nothing more to wait for. What
 * happened is kept in PostgreSQL; this waits for what must happen next.
 *
 * Items of a program, and items that an exception suspends, are workflows of their own, not children: a parent is limited
 * to about a thousand, and loses them when it continues as new.
 *
 * @param kind as `database/engine/kinds.ts` names it
 * @param input the name of the record's id in the workflow's input
 */
export function livingWorkflow<Input extends string>(
  kind: RecordName,
  input: Input,
): (given: Record<Input, string> & Formed) => Promise<void> {
  return async (given) => {
    const id = given[input];
    const { adopt, carryOut } = writesOf(kind, id);
    const leavesTimer = (given.form ?? 1) >= 2;
    await livingRecord({ adopt, carryOut, leavesTimer, input: { [input]: id, form: 2 } });
  };
}

/**
 * Absent: as it was before there were forms. 2: a timer that is armed as it ends is left to the server.
 *
 * A workflow is told by its input, for `patched()` would cost two events to save one. That is safe where the difference is in
 * a workflow's last turn alone: whichever build carries it out, nobody goes on after it.
 */
interface Formed {
  form?: number;
}

type RecordName = Parameters<typeof writes.adoptRecord>[0];
type Writes = Pick<Parameters<typeof livingRecord>[0], 'adopt' | 'carryOut'>;

/** Under the names of activities that are in the histories of items and programs. */
function writesOf(kind: RecordName, id: string): Writes {
  if (kind === 'action_item')
    return {
      adopt: (now, known) => writes.adoptItem(id, now, known),
      carryOut: (envelope, at) => writes.commandItem(id, envelope, at),
    };
  if (kind === 'program')
    return {
      adopt: (now, known) => writes.adoptProgram(id, now, known),
      carryOut: (envelope, at) => writes.commandProgram(id, envelope, at),
    };
  return {
    adopt: (now, known) => writes.adoptRecord(kind, id, now, known),
    carryOut: (envelope, at) => writes.commandRecord(kind, id, envelope, at),
  };
}
