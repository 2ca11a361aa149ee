import { heartbeat } from '@temporalio/activity';
import type { DataSource, EntityManager } from 'typeorm';
import {
  closeImport,
  countBatch,
  loadImport,
  lockUnfinished,
  moveImport,
  saveRejections,
  type ImportRow,
} from '../../database/imports/import-row.js';
import { treatMissing } from '../../database/imports/missing.js';
import { findOwners } from '../../database/imports/owners.js';
import { parsedImport } from '../../database/imports/parsed.js';
import { findProgram, targetOf } from '../../database/imports/target.js';
import { writeBatch } from '../../database/imports/write-batch.js';
import { Refusal } from '../../domain/refusal.js';
import { SpreadsheetProblem } from '../../domain/spreadsheet/problem.js';

/** Rows that are written in one transaction. */
const batchSize = 1_000;

export type ReadAnswer = { batches: number } | { problem: string } | { over: true };

/** Nothing, a problem that ends the import, or that it has ended already. */
export interface PartAnswer {
  problem?: string;
  over?: true;
}

export interface ImportActivities {
  /** Reads the file and records the rows that cannot be read. */
  readImport(importId: string): Promise<ReadAnswer>;
  /** Writes one part; done before, it is left as it is. */
  writeImportBatch(importId: string, batch: number): Promise<PartAnswer>;
  /** Looks for what the file does not name any more, and closes the import. */
  finishImport(importId: string): Promise<void>;
  endImport(importId: string, state: 'failed' | 'cancelled', problem: string | null): Promise<void>;
}

/** The import of a spreadsheet, part by part. Each is one transaction and may be tried again on any worker. */
export function importActivities(dataSource: DataSource): ImportActivities {
  const load = async (importId: string): Promise<ImportRow> => {
    const row = await loadImport(dataSource.manager, importId);
    if (!row) throw new Error(`there is no import ${importId}`);
    return row;
  };
  return {
    async readImport(importId) {
      const row = await load(importId);
      await moveImport(dataSource.manager, importId, ['queued'], 'reading');
      try {
        const { reading, table } = await parsedImport(dataSource.manager, row);
        heartbeat();
        return await dataSource.transaction(async (manager) => {
          if (!(await lockUnfinished(manager, importId))) return { over: true as const };
          await saveRejections(manager, importId, reading.rejections);
          await manager.query('UPDATE imports SET rows_total = $2 WHERE id = $1', [importId, table.rows.length]);
          await moveImport(manager, importId, ['queued', 'reading'], 'writing');
          await countBatch(manager, importId, -1, {
            done: reading.rejections.length,
            created: 0,
            updated: 0,
            unchanged: 0,
          });
          return { batches: Math.ceil(reading.drafts.length / batchSize) };
        });
      } catch (error) {
        if (error instanceof SpreadsheetProblem) return { problem: error.detail };
        throw error;
      }
    },

    async writeImportBatch(importId, batch) {
      const { drafts: all } = (await parsedImport(dataSource.manager, await load(importId))).reading;
      heartbeat();
      const drafts = all.slice(batch * batchSize, (batch + 1) * batchSize);
      try {
        const live = await inTransaction(dataSource, importId, async (manager, row) => {
          if (await isCounted(manager, importId, batch)) return null;
          // Business time of the whole import is when it was asked for.
          const at = row.createdAt.getTime();
          const target = await targetOf(manager, row, all, at);
          const who = {
            create: row.options.owners === 'create',
            timeZone: target.timeZone,
            actorId: row.createdBy,
            at,
          };
          // Over the whole file: who is named without an address here may be named with one further down.
          const owners = await findOwners(
            manager,
            all.map(({ owner }) => owner),
            who,
          );
          const result = await writeBatch(manager, row, target, drafts, owners, at);
          return async (recording) => {
            await saveRejections(recording, importId, result.rejections);
            await countBatch(recording, importId, batch, { done: drafts.length, ...result });
            if (!row.dryRun)
              await recording.query('UPDATE imports SET program_id = $2 WHERE id = $1', [importId, target.programId]);
          };
        });
        return live ? {} : { over: true };
      } catch (error) {
        if (error instanceof Refusal) return { problem: error.detail };
        throw error;
      }
    },

    async finishImport(importId) {
      const { externalIds } = (await parsedImport(dataSource.manager, await load(importId))).reading;
      heartbeat();
      await dataSource.transaction(async (manager) => {
        const row = await lockUnfinished(manager, importId);
        if (!row) return;
        const program = await findProgram(manager, row.programId ?? row.programName);
        const missing = program
          ? await treatMissing(manager, row, program.id, externalIds, row.createdAt.getTime())
          : 0;
        await manager.query('UPDATE imports SET rows_missing = $2 WHERE id = $1', [importId, missing]);
        await closeImport(manager, importId, 'done', { actorId: row.createdBy });
      });
    },

    async endImport(importId, state, problem) {
      await dataSource.transaction(async (manager) => {
        await closeImport(manager, importId, state, { actorId: null, ...(problem === null ? {} : { error: problem }) });
      });
    },
  };
}

type Recording = (manager: EntityManager) => Promise<void>;

/** A trial run does all of it and takes it back; only what it found out is recorded. False where the import has ended. */
async function inTransaction(
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

async function isCounted(manager: EntityManager, importId: string, batch: number): Promise<boolean> {
  const rows = await manager.query<unknown[]>('SELECT 1 FROM import_batches WHERE import_id = $1 AND batch = $2', [
    importId,
    batch,
  ]);
  return rows.length > 0;
}
