import { Context, heartbeat } from '@temporalio/activity';
import type { DataSource, EntityManager } from 'typeorm';
import { keepWords, keptWords } from '../../database/commands/bodies.js';
import { enqueue } from '../../database/engine/outbox.js';
import {
  closeImport,
  countBatch,
  loadImport,
  lockUnfinished,
  moveImport,
  setProgram,
  setRowsMissing,
  setRowsTotal,
  type ImportRow,
} from '../../database/imports/import-row.js';
import { importerSight } from '../../database/imports/importer-sight.js';
import { isCounted, recordingOfImport } from '../../database/imports/import-parts.js';
import { treatMissing } from '../../database/imports/missing.js';
import { saveRejections } from '../../database/imports/rejections.js';
import { findOwners } from '../../database/imports/owners.js';
import { pokeOf } from '../../database/engine/kinds.js';
import { parsedImport, partSize } from '../../database/imports/parsed.js';
import { findProgram, targetOf } from '../../database/imports/target.js';
import { linkRows } from '../../database/imports/link-rows.js';
import { saveChanges } from '../../database/imports/changes.js';
import { together } from '../../database/imports/set-off.js';
import { rememberWords } from '../../database/imports/status-words.js';
import { cameWithKept, comingWith } from '../../database/people/came-with.js';
import { handKept, inHand } from '../../database/trail/in-hand.js';
import { writeBatch, type BatchResult } from '../../database/imports/write-batch.js';
import { chunksOf } from '../../domain/import/parts.js';
import type { Reading as SeenUnasked } from '../../domain/access/sight.js';
import { Refusal } from '../../domain/refusal.js';
import type { Reading } from '../../domain/import/reading.js';
import type { RowDraft } from '../../domain/import/row.js';
import { SpreadsheetProblem } from '../../domain/import/problem.js';

/** What is to be done next, or the problem that ends the import. */
export type ReadAnswer = { next: 'write' | 'nothing' } | { problem: string };

export interface ImportActivities {
  /** Reads the file and records the rows that cannot be read. */
  readImport(importId: string): Promise<ReadAnswer>;
  /**
   * Writes part after part, looks for what the file does not name any more, and closes the import. Begun again, it goes
   * on behind the parts that are done. Gives the problem that ends the import, if there is one.
   */
  writeImport(importId: string): Promise<string | null>;
  endImport(importId: string, state: 'failed' | 'cancelled', problem: string | null): Promise<void>;
}

/**
 * The import of a spreadsheet, part by part; each is one transaction and may be tried again on any worker. The parts
 * follow each other within one activity: between two, the workflow would wait behind those of the items just made.
 */
export function importActivities(dataSource: DataSource, seen: SeenUnasked): ImportActivities {
  const load = async (importId: string): Promise<ImportRow> => {
    const row = await loadImport(dataSource.manager, importId);
    if (!row) throw new Error(`there is no import ${importId}`);
    return row;
  };
  return {
    async readImport(importId) {
      const row = await load(importId);
      if (row.state === 'done' || row.state === 'failed' || row.state === 'cancelled') return { next: 'nothing' };
      await moveImport(dataSource.manager, importId, ['queued'], 'reading');
      try {
        const { reading, table } = await parsedImport(dataSource.manager, row);
        heartbeat();
        return await dataSource.transaction(async (manager) => {
          if (!(await lockUnfinished(manager, importId))) return { next: 'nothing' as const };
          await saveRejections(manager, importId, reading.rejections, await importerSight(manager, row, seen));
          await setRowsTotal(manager, importId, table.rows);
          await moveImport(manager, importId, ['queued', 'reading'], 'writing');
          await countBatch(manager, importId, -1, {
            done: reading.rejections.length,
            created: 0,
            updated: 0,
            unchanged: 0,
          });
          return { next: 'write' as const };
        });
      } catch (error) {
        if (error instanceof SpreadsheetProblem) return { problem: await keepWords(dataSource.manager, error.detail) };
        throw error;
      }
    },

    async writeImport(importId) {
      const { reading, parts } = await parsedImport(dataSource.manager, await load(importId));
      const { cancellationSignal } = Context.current();
      const write = async (): Promise<string | null> => {
        for (const [number, part] of parts.entries()) {
          heartbeat(number);
          // The worker shuts down: another goes on.
          cancellationSignal.throwIfAborted();
          if (!(await writePart(dataSource, importId, { all: reading.drafts, part, number, seen }))) return null;
        }
        heartbeat();
        if (!(await writeDependencies(dataSource, importId, { reading, seen, number: parts.length }))) return null;
        heartbeat();
        await finish(dataSource, importId, reading.externalIds, seen);
        return null;
      };
      try {
        const came = await cameWithKept(dataSource.manager, 'imports', importId);
        return await inHand(await handKept(dataSource.manager, 'imports', importId), () => comingWith(came, write));
      } catch (error) {
        if (error instanceof Refusal) return keepWords(dataSource.manager, error.detail);
        throw error;
      }
    },

    async endImport(importId, state, problem) {
      await dataSource.transaction(async (manager) => {
        // What is wrong with a file often quotes it: the workflow has been told where that is kept.
        const error = problem === null ? {} : { error: await keptWords(manager, problem) };
        await closeImport(manager, importId, state, { actorId: null, ...error });
      });
    },
  };
}

/** Writes the rows of one part; done before, it is left as it is. False where the import has ended meanwhile. */
function writePart(
  dataSource: DataSource,
  importId: string,
  { all, part, number, seen }: { all: RowDraft[]; part: RowDraft[]; number: number; seen: SeenUnasked },
): Promise<boolean> {
  return recordingOfImport(dataSource, importId, async (manager, row) => {
    if (await isCounted(manager, importId, number)) return null;
    // Business time of the whole import is when it was asked for.
    const at = row.createdAt.getTime();
    const target = await targetOf(manager, row, all, at);
    const who = {
      create: row.options.owners === 'create',
      several: row.options.severalOwners ?? 'ask',
      timeZone: target.timeZone,
      actorId: row.createdBy,
      at,
    } as const;
    await rememberWords(manager, target.programId, row);
    const names = all.map(({ owner }) => owner);
    // Over the whole file: who is named without an address here may be named with one further down.
    const owners = await findOwners(manager, names, who);
    const seenBy = await importerSight(manager, row, seen);
    const results: BatchResult[] = [];
    for (const drafts of chunksOf(part, partSize)) {
      heartbeat(number);
      results.push(await writeBatch(manager, row, target, drafts, { owners, seenBy, at }));
    }
    return async (recording) => {
      await saveRejections(
        recording,
        importId,
        results.flatMap(({ rejections }) => rejections),
        seenBy,
      );
      const unchangedRows = results.flatMap((result) => result.unchangedRows);
      await saveChanges(
        recording,
        importId,
        results.flatMap(({ listed }) => listed),
      );
      const counts = { done: part.length, ...totalOf(results) };
      await countBatch(
        recording,
        importId,
        number,
        counts,
        unchangedRows,
        together(results.map(({ setOff }) => setOff)),
      );
      if (row.dryRun) return;
      await setProgram(recording, importId, target.programId);
    };
  });
}

/** What the rows wait for, once all of them are there; counted as one more part. False where the import has ended. */
function writeDependencies(
  dataSource: DataSource,
  importId: string,
  { reading, seen, number }: { reading: Reading; seen: SeenUnasked; number: number },
): Promise<boolean> {
  return recordingOfImport(dataSource, importId, async (manager, row) => {
    if (await isCounted(manager, importId, number)) return null;
    const linked = await linkRows(manager, row, { reading, seen }, () => heartbeat(number));
    if (linked === null) return null;
    return async (recording) => {
      await saveRejections(recording, importId, linked.rejections, await importerSight(recording, row, seen));
      await saveChanges(recording, importId, linked.listed);
      const { changed } = linked;
      await countBatch(recording, importId, number, { done: 0, created: 0, updated: changed, unchanged: -changed });
    };
  });
}

function totalOf(results: BatchResult[]): Pick<BatchResult, 'created' | 'updated' | 'unchanged'> {
  const total = (of: 'created' | 'updated' | 'unchanged'): number =>
    results.reduce((sum, result) => sum + result[of], 0);
  return { created: total('created'), updated: total('updated'), unchanged: total('unchanged') };
}

async function finish(
  dataSource: DataSource,
  importId: string,
  externalIds: Set<string>,
  seen: SeenUnasked,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const row = await lockUnfinished(manager, importId);
    if (!row) return;
    const program = await findProgram(manager, row.programId ?? row.programName);
    const seenBy = await importerSight(manager, row, seen);
    const into = { programId: program?.id ?? '', seenBy };
    const missing = program ? await treatMissing(manager, row, into, externalIds, row.createdAt.getTime()) : [];
    await setRowsMissing(manager, importId, missing);
    if (program && !row.dryRun) await lookAt(manager, program.id);
    await closeImport(manager, importId, 'done', { actorId: row.createdBy });
  });
}

/** The program looks at its phase: with finished rows it may be complete. */
async function lookAt(manager: EntityManager, programId: string): Promise<void> {
  await enqueue(manager, [pokeOf('program', programId)]);
}
