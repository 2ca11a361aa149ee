import { allHandlersFinished, condition, defineSignal, isCancellation, proxyActivities, setHandler } from '@temporalio/workflow';
import type { ImportActivities } from '../activities/imports/import.activities.js';

export interface SpreadsheetImportInput {
  importId: string;
}

/** Stops between two parts; what is written stays. */
export const cancelImport = defineSignal('cancel');

const activities = proxyActivities<ImportActivities>({
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '2 minutes',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds', maximumAttempts: 20 },
});

/** The import of one spreadsheet: reads it, writes it part by part, and looks for what is missing. */
export async function spreadsheetImport({ importId }: SpreadsheetImportInput): Promise<void> {
  let cancelled = false;
  setHandler(cancelImport, () => {
    cancelled = true;
  });
  try {
    const read = await activities.readImport(importId);
    if ('over' in read) return;
    if ('problem' in read) {
      await activities.endImport(importId, 'failed', read.problem);
      return;
    }
    for (let batch = 0; batch < read.batches; batch += 1) {
      if (cancelled as boolean) break;
      const { problem } = await activities.writeImportBatch(importId, batch);
      if (problem !== undefined) {
        await activities.endImport(importId, 'failed', problem);
        return;
      }
    }
    if (cancelled as boolean) await activities.endImport(importId, 'cancelled', null);
    else await activities.finishImport(importId);
  } catch (error) {
    if (isCancellation(error)) throw error;
    await activities.endImport(importId, 'failed', 'It failed again and again; the log of the worker says why. Import the file again.');
  }
  await condition(allHandlersFinished);
}
