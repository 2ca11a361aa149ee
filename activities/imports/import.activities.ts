import { heartbeat } from '@temporalio/activity';
import type { DataSource, EntityManager } from 'typeorm';
import { findProgram, targetOf } from '../../database/imports/target.js';
import {
  loadImport,
  moveImport,
  saveProgress,
  saveRejections,
  type ImportRow,
  type ImportState,
} from '../../database/imports/import-row.js';
import { treatMissing } from '../../database/imports/missing.js';
import { parsedImport } from '../../database/imports/parsed.js';
import { writeBatch } from '../../database/imports/write-batch.js';
import { Refusal } from '../../domain/refusal.js';
import { SpreadsheetProblem } from '../../domain/spreadsheet/problem.js';

/** Rows that are written in one transaction. */
const batchSize = 1_000;

export type ReadAnswer = { batches: number } | { problem: string } | { over: true };

export interface ImportActivities {
  /** Reads the file and records the rows that cannot be read. */
  readImport(importId: string): Promise<ReadAnswer>;
  /** Writes one part; done before, it is left as it is. Gives a problem that ends the import. */
  writeImportBatch(importId: string, batch: number): Promise<{ problem?: string }>;
  /** Looks for what the file does not name any more, and closes the import. */
  finishImport(importId: string): Promise<void>;
  endImport(importId: string, state: 'failed' | 'cancelled', problem: string | null): Promise<void>;
}

const unfinished: ImportState[] = ['queued', 'reading', 'writing'];

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
      if (!unfinished.includes(row.state)) return { over: true };
      await moveImport(dataSource.manager, importId, ['queued'], 'reading');
      try {
        const { reading, table } = await parsedImport(dataSource.manager, row);
        heartbeat();
        await dataSource.transaction(async (manager) => {
          await saveRejections(manager, importId, reading.rejections);
          await manager.query('UPDATE imports SET rows_total = $2 WHERE id = $1', [importId, table.rows.length]);
          await moveImport(manager, importId, ['queued', 'reading'], 'writing');
          await countBatch(manager, importId, -1, { done: reading.rejections.length, created: 0, updated: 0, unchanged: 0 });
        });
        return { batches: Math.ceil(reading.drafts.length / batchSize) };
      } catch (error) {
        if (error instanceof SpreadsheetProblem) return { problem: error.detail };
        throw error;
      }
    },

    async writeImportBatch(importId, batch) {
      const row = await load(importId);
      const { reading } = await parsedImport(dataSource.manager, row);
      heartbeat();
      const drafts = reading.drafts.slice(batch * batchSize, (batch + 1) * batchSize);
      // Business time of the whole import is when it was asked for.
      const at = Math.max(row.createdAt.getTime(), 0);
      try {
        await inTransaction(dataSource, row, async (manager) => {
          const [done] = await manager.query<unknown[]>('SELECT 1 FROM import_batches WHERE import_id = $1 AND batch = $2', [importId, batch]);
          if (done) return null;
          const target = await targetOf(manager, row, reading.drafts, at);
          const result = await writeBatch(manager, row, target, drafts, at);
          return async (recording) => {
            await saveRejections(recording, importId, result.rejections);
            await countBatch(recording, importId, batch, { done: drafts.length, ...result });
            if (!row.dryRun) await recording.query('UPDATE imports SET program_id = $2 WHERE id = $1', [importId, target.programId]);
          };
        });
        return {};
      } catch (error) {
        if (error instanceof Refusal) return { problem: error.detail };
        throw error;
      }
    },

    async finishImport(importId) {
      const row = await load(importId);
      if (!unfinished.includes(row.state)) return;
      const { reading } = await parsedImport(dataSource.manager, row);
      await dataSource.transaction(async (manager) => {
        const program = await findProgram(manager, row.programId ?? row.programName);
        const missing = program ? await treatMissing(manager, row, program.id, reading.externalIds, row.createdAt.getTime()) : 0;
        await manager.query('UPDATE imports SET rows_missing = $2 WHERE id = $1', [importId, missing]);
        await saveProgress(manager, importId);
        await moveImport(manager, importId, unfinished, 'done');
      });
    },

    async endImport(importId, state, problem) {
      await saveProgress(dataSource.manager, importId);
      await moveImport(dataSource.manager, importId, unfinished, state, problem);
    },
  };
}

type Recording = (manager: EntityManager) => Promise<void>;

/** A trial run does all of it and takes it back; only what it found out is recorded. */
async function inTransaction(
  dataSource: DataSource,
  row: ImportRow,
  work: (manager: EntityManager) => Promise<Recording | null>,
): Promise<void> {
  if (!row.dryRun) {
    await dataSource.transaction(async (manager) => (await work(manager))?.(manager));
    return;
  }
  const runner = dataSource.createQueryRunner();
  let record: Recording | null;
  try {
    await runner.startTransaction();
    record = await work(runner.manager);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
  if (record) await dataSource.transaction(record);
}

async function countBatch(
  manager: EntityManager,
  importId: string,
  batch: number,
  counts: { done: number; created: number; updated: number; unchanged: number },
): Promise<void> {
  await manager.query(
    `INSERT INTO import_batches (import_id, batch, rows_done, rows_created, rows_updated, rows_unchanged)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (import_id, batch) DO NOTHING`,
    [importId, batch, counts.done, counts.created, counts.updated, counts.unchanged],
  );
  await saveProgress(manager, importId);
}
