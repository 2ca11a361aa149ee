import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { actorKept } from '../../../../database/people/actor-now.js';
import { inTurnOf, presentRecords, type PresentRecord } from '../../../../database/register-imports/present.js';
import type { Asked } from '../commands/asked.js';
import type { UploadedFile } from '../uploads/upload.js';
import type { Intake } from './intake.js';
import { refusalsOf } from './body-of.js';
import { requireWhole, type ReadyRow, type Understood } from './understand.js';

export interface TakenIn {
  made: { row: number; record: PresentRecord }[];
  present: { row: number; record: PresentRecord }[];
}

/**
 * Makes the records of a file, all of them or none, in the order of its rows.
 *
 * @throws Problem `undecided-columns`, `missing-columns`, `rows-rejected`
 */
export async function takeIn(
  dataSource: DataSource,
  intake: Intake,
  understood: Understood,
  { name: fileName, bytes }: UploadedFile,
  { actor, key }: Asked,
): Promise<TakenIn> {
  requireWhole(understood, intake);
  const { kind } = intake.shape;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const ids = understood.ready.map(({ id }) => id);
  return dataSource.transaction(async (manager) => {
    await inTurnOf(manager, kind);
    intake.may(await actorKept(manager, actor.id));
    // The same rows may have come in since they were looked at.
    const since = await byId(presentRecords(manager, kind, { ids, numbers: [] }, actor.sight));
    const at = Date.now();
    const added = understood.ready.filter(({ id }) => !since.has(id));
    for (const one of added) {
      const cameFrom = { fileName, sha256, row: one.row.row };
      await intake.make(manager, one.asked, { actorId: actor.id, key, at, cameFrom }).catch((error: unknown) => {
        // What was so a moment ago, such as that somebody is here, is not any more.
        refuseRow(error, one, understood, intake);
      });
    }
    const now = await byId(presentRecords(manager, kind, { ids, numbers: [] }, actor.sight));
    const shown = ({ row, id }: ReadyRow): TakenIn['made'] => {
      const record = now.get(id);
      return record ? [{ row: row.row, record }] : [];
    };
    const before = understood.present.map(({ row, record }) => ({ row: row.row, record }));
    return {
      made: added.flatMap(shown),
      present: [...before, ...understood.ready.filter(({ id }) => since.has(id)).flatMap(shown)],
    };
  });
}

/** @throws Problem `rows-rejected` for what a row is refused for; else what was thrown */
function refuseRow(error: unknown, { row }: ReadyRow, understood: Understood, intake: Intake): never {
  const { table, uses } = understood;
  const refused = refusalsOf(error, { shape: intake.shape, table, uses, row: row.row });
  requireWhole({ ...understood, refused }, intake);
  throw error;
}

async function byId(found: Promise<PresentRecord[]>): Promise<Map<string, PresentRecord>> {
  return new Map((await found).map((record) => [record.id, record]));
}
