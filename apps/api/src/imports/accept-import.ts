import type { DataSource } from 'typeorm';
import { enqueue } from '../../../../database/engine/outbox.js';
import { saveFile } from '../../../../database/files/files.js';
import { insertImport, recordOfImport, type ImportOptions } from '../../../../database/imports/import-row.js';
import { findProgram } from '../../../../database/imports/target.js';
import { Refusal } from '../../../../domain/refusal.js';
import { describeMapping } from '../../../../domain/spreadsheet/header.js';
import { stableId } from '../../../../domain/stable-id.js';
import { importWorkflowId, workflowTypes } from '../../../../workflows/names.js';
import { mayLaunch, maySteerProgram } from '../access/access.js';
import type { Asked } from '../commands/asked.js';
import { isUuid } from '../openapi/fields.js';
import { readUploaded } from '../uploads/read-uploaded.js';
import type { UploadedFile } from '../uploads/upload.js';
import type { ImportRequest } from './import.dto.js';

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
  const program = await findProgram(dataSource.manager, request.program);
  if (program) maySteerProgram(asked.actor, { managerId: program.managerId });
  else if (isUuid(request.program))
    throw new Refusal('not-found', `There is no program ${request.program}. Name it, or list the programs.`);
  else mayLaunch(asked.actor);
  if (program && (program.status === 'closed' || program.status === 'cancelled'))
    throw new Refusal('illegal-transition', `${program.name} is ${program.status}; nothing can be imported into it.`, {
      currentStatus: program.status,
    });
  const options: ImportOptions = {
    mapping: request.mapping ?? {},
    dateOrder: request.dateOrder ?? null,
    encoding: request.encoding ?? null,
    sheet: request.sheet ?? null,
    shiftTo: request.shiftTo ?? null,
    owners: request.owners ?? 'match',
    late: request.late ?? 'start',
    onMissing: request.onMissing ?? 'keep',
  };
  const table = await readUploaded('register-outline', file, options);
  const id = stableId(asked.actor.id, asked.key, 'import');
  await dataSource.transaction(async (manager) => {
    const { sha256 } = await saveFile(manager, file.bytes, 'application/octet-stream');
    await insertImport(manager, {
      id,
      programName: program?.name ?? request.program,
      programId: program?.id ?? null,
      fileName: file.name,
      sha256,
      options,
      mapping: describeMapping(table.header, table.plan.columns),
      rows: table.rows,
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
