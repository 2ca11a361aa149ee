import { defineSignal, isCancellation, proxyActivities, setHandler } from '@temporalio/workflow';
import type { ImportActivities } from '../activities/imports/import.activities.js';

export interface SpreadsheetImportInput {
  importId: string;
}

/** Stops between two parts; what is written stays. */
export const cancelImport = defineSignal('cancel');

const retry = { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' } as const;
const timeouts = { startToCloseTimeout: '5 minutes', heartbeatTimeout: '2 minutes' } as const;
const { readImport, writeImportBatch, finishImport } = proxyActivities<ImportActivities>({
  ...timeouts,
  retry: { ...retry, maximumAttempts: 20 },
});
// However long the database is away: an import whose end is not recorded would seem to run for ever.
const { endImport } = proxyActivities<ImportActivities>({ ...timeouts, retry });

/** The import of one spreadsheet: reads it, writes it part by part, and looks for what is missing. */
export async function spreadsheetImport({ importId }: SpreadsheetImportInput): Promise<void> {
  let cancelled = false;
  const isCancelled = (): boolean => cancelled;
  setHandler(cancelImport, () => {
    cancelled = true;
  });
  try {
    const read = await readImport(importId);
    if ('over' in read) return;
    if ('problem' in read) {
      await endImport(importId, 'failed', read.problem);
      return;
    }
    for (let batch = 0; batch < read.batches && !isCancelled(); batch += 1) {
      const { problem, over } = await writeImportBatch(importId, batch);
      // It was cancelled through the API, which is recorded at once.
      if (over) return;
      if (problem !== undefined) {
        await endImport(importId, 'failed', problem);
        return;
      }
    }
    if (isCancelled()) await endImport(importId, 'cancelled', null);
    else await finishImport(importId);
  } catch (error) {
    if (isCancellation(error)) throw error;
    await endImport(
      importId,
      'failed',
      'It failed again and again; the log of the worker says why. Import the file again.',
    );
  }
}
