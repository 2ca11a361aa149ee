import {
  allHandlersFinished,
  condition,
  defineSignal,
  isCancellation,
  proxyActivities,
  setHandler,
} from '@temporalio/workflow';
import type { ImportActivities } from '../activities/imports/import.activities.js';

export interface SpreadsheetImportInput {
  importId: string;
}

/** Stops between two parts; what is written stays. */
export const cancelImport = defineSignal('cancel');

const retry = { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' } as const;
// A part takes a second or two, the reading of the largest file half a minute; a worker that dies is noticed by that.
const { readImport, writeImport } = proxyActivities<ImportActivities>({
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '1 minute',
  retry: { ...retry, maximumAttempts: 20 },
});
// However long the database is away: an import whose end is not recorded would seem to run for ever.
const { endImport } = proxyActivities<ImportActivities>({ startToCloseTimeout: '1 minute', retry });

/** The import of one spreadsheet: reads it, writes it part by part, and looks for what is missing. */
export async function spreadsheetImport({ importId }: SpreadsheetImportInput): Promise<void> {
  // A fact, recorded between two parts; the writing sees it and stops.
  setHandler(cancelImport, () => endImport(importId, 'cancelled', null));
  try {
    const read = await readImport(importId);
    if ('problem' in read) await endImport(importId, 'failed', read.problem);
    else if (read.next === 'write') {
      const problem = await writeImport(importId);
      if (problem !== null) await endImport(importId, 'failed', problem);
    }
  } catch (error) {
    if (isCancellation(error)) throw error;
    const why = 'It failed again and again; the log of the worker says why. Import the file again.';
    await endImport(importId, 'failed', why);
  }
  await condition(allHandlersFinished);
}
