import type { DataSource } from 'typeorm';
import { enqueue } from '../../../../database/engine/outbox.js';
import { saveFile } from '../../../../database/files/files.js';
import { notesOnEarlier } from '../../../../database/imports/earlier.js';
import { insertImport, recordOfImport } from '../../../../database/imports/import-row.js';
import { findProgram, type NamedProgram } from '../../../../database/imports/target.js';
import { notesOnTollgate } from '../../../../database/imports/notes-on-tollgate.js';
import { programNames } from '../../../../database/programs/programs.js';
import { nearNames } from '../../../../domain/program/near-name.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { Corrections } from '../../../../domain/import/corrections.js';
import { fewOf } from '../../../../domain/import/file-note.js';
import { describeMapping } from '../../../../domain/import/header.js';
import { ownExport, sourceOf } from '../../../../domain/import/source.js';
import { shownWords, unknownWords } from '../../../../domain/import/status-column.js';
import { stableId } from '../../../../domain/stable-id.js';
import { importWorkflowId, workflowTypes } from '../../../../workflows/names.js';
import { requireWithin } from '../../../../domain/access/limits.js';
import { mayLaunch, maySteerProgram } from '../../../../domain/access/access.js';
import { everywhere, placeOfProgram } from '../../../../domain/access/place.js';
import { isUuid } from '../../../../domain/uuid.js';
import type { Actor } from '../access/actor.js';
import type { Asked } from '../commands/asked.js';
import { Problem } from '../problems/problem.js';
import { problemOfSheet, readUploaded } from '../uploads/read-uploaded.js';
import type { UploadedFile } from '../uploads/upload.js';
import type { ImportRequest } from './import.dto.js';
import { optionsOf } from './import-options.js';
import type { Sight } from '../../../../domain/access/sight.js';

/**
 * Takes a file in: what cannot be read for sure is refused here, before anything is written. File, import and the start
 * of its workflow are one transaction. Gives the import's id.
 */
export async function acceptImport(
  dataSource: DataSource,
  file: UploadedFile,
  request: ImportRequest,
  asked: Asked,
): Promise<string> {
  const { manager } = dataSource;
  const program = await targetFor(dataSource, request, asked.actor);
  const asOptions = await optionsOf(manager, request, program);
  const { plan, header, statusWords, rows, notes: assumed } = await readUploaded('register-outline', file, asOptions);
  const isExport = plan.columns.has('number');
  const options = { ...asOptions, source: asOptions.source ?? (isExport ? ownExport : sourceOf(file.name)) };
  const unknown = unknownWords(header[plan.columns.get('status') ?? -1] ?? '', statusWords);
  if (unknown && !request.dryRun) throw problemOfSheet(unknown);
  const notes = [
    ...assumed.map(({ text }) => text),
    ...(program === null ? [`There is no program “${request.program}” yet; the import makes it.`] : []),
    ...(unknown ? [unknown.detail] : []),
    ...noteOnCorrections(options.corrections),
    ...(await notesOnTollgate(manager, program?.id ?? null, { managerId: asked.actor.id, ...options })),
  ];
  const id = stableId(asked.actor.id, asked.key, 'import');
  await dataSource.transaction(async (manager) => {
    const { sha256 } = await saveFile(manager, file.bytes, 'application/octet-stream');
    const { source, onMissing } = options;
    const earlier = program ? await notesOnEarlier(manager, program.id, { sha256, source, onMissing }) : [];
    await insertImport(manager, {
      id,
      programName: program?.name ?? request.program,
      programId: program?.id ?? null,
      fileName: file.name,
      sha256,
      options,
      mapping: describeMapping(header, plan.columns),
      statusWords: shownWords(statusWords),
      notes: [...notes, ...earlier],
      rows,
      dryRun: request.dryRun ?? false,
      createdBy: asked.actor.id,
    });
    await recordOfImport(manager, id, program?.id ?? null, 'accepted', asked.actor.id, {
      fileName: file.name,
      sha256,
      dryRun: request.dryRun ?? false,
    });
    const start = {
      workflowType: workflowTypes.spreadsheetImport,
      workflowId: importWorkflowId(id),
      kind: 'start' as const,
    };
    await enqueue(manager, [{ ...start, input: { importId: id } }]);
  });
  return id;
}

/**
 * The program that a file would go into; null where the import makes one.
 * @throws Refusal, Problem where the asker may not, or where it is not clear which is meant
 */
export async function targetFor(
  dataSource: DataSource,
  request: Pick<ImportRequest, 'program' | 'create'>,
  actor: Actor,
): Promise<NamedProgram | null> {
  const program = await findProgram(dataSource.manager, request.program, actor.sight);
  requireWithin(actor, 'act', program?.id ?? null);
  if (program) maySteerProgram(actor, { managerId: program.managerId, place: placeOfProgram(program) });
  else if (isUuid(request.program))
    throw new Refusal('not-found', `There is no program ${request.program}. Name it, or list the programs.`);
  else {
    // What a file makes has no domain and no market yet.
    mayLaunch(actor, everywhere);
    if (!request.create) await mustBeMeant(dataSource, request.program, actor.sight);
  }
  if (program && (program.status === 'closed' || program.status === 'cancelled'))
    throw new Refusal('illegal-transition', `${program.name} is ${program.status}; nothing can be imported into it.`, {
      currentStatus: program.status,
    });
  return program;
}

/** What a file says was changed before it was read: whoever looks at the import later is to know. */
function noteOnCorrections(corrections: Corrections = {}): string[] {
  const rows = Object.keys(corrections).map(Number);
  if (rows.length === 0) return [];
  return [
    `Corrected before it was read: ${rows.length === 1 ? 'row' : 'rows'} ${fewOf(rows.toSorted((a, b) => a - b))}.`,
  ];
}

/** @throws Problem `program-name-near` where there is a program whose name is nearly that one */
async function mustBeMeant(dataSource: DataSource, name: string, seenBy: Sight | undefined): Promise<void> {
  const near = nearNames(name, await programNames(dataSource.manager, seenBy));
  if (near.length === 0) return;
  const shown = near.map((one) => `“${one}”`).join(', ');
  throw new Problem(
    'program-name-near',
    `There is no program “${name}”, but ${shown}. Name that one, or say that a new one is meant: create (--create).`,
    { extra: { near } },
  );
}
