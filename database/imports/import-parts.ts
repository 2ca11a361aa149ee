import type { DataSource, EntityManager } from 'typeorm';
import { lockUnfinished, type ImportRow } from './import-row.js';

/** Writes down what a part came to. */
export type Recording = (manager: EntityManager) => Promise<void>;

/**
 * Does a part of an import in one transaction, its row locked. A trial run does all of it and takes it back; only what it
 * found out is recorded, in a transaction of its own. False where the import has ended.
 */
export async function recordingOfImport(
  dataSource: DataSource,
  importId: string,
  work: (manager: EntityManager, row: ImportRow) => Promise<Recording | null>,
): Promise<boolean> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    const row = await lockUnfinished(runner.manager, importId);
    const record = row && (await work(runner.manager, row));
    if (row?.dryRun) {
      await runner.rollbackTransaction();
      await runner.startTransaction();
    }
    await record?.(runner.manager);
    await runner.commitTransaction();
    return row !== null;
  } catch (error) {
    // A connection that is gone has nothing to take back; the error is what counts.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/** Whether a part was done before. */
export async function isCounted(manager: EntityManager, importId: string, part: number): Promise<boolean> {
  const rows = await manager.query<unknown[]>('SELECT 1 FROM import_batches WHERE import_id = $1 AND batch = $2', [
    importId,
    part,
  ]);
  return rows.length > 0;
}
