import { Controller, Get, Param, StreamableFile, type Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { restrictedItems } from '../../../../../database/audit/packed.js';
import { restrictedWithoutPart } from '../../../../../database/access/unseen.js';
import { recordReading } from '../../../../../database/restrictions/restrict.js';
import { mayReadAudit } from '../../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../../access/actor.js';
import { Describe } from '../../openapi/describe.js';
import { provenKinds } from '../proven-kinds.js';
import { gather } from './gather.js';
import { packedKinds, type Packed } from './packed-kinds.js';
import { Spool } from './spool.js';
import { zipOf } from './zip.js';

function packOf(kind: Packed): Type {
  const { path, one, find } = provenKinds[kind.kind];

  @Controller(`${path}/:id/pack`)
  class PackController {
    constructor(private readonly dataSource: DataSource) {}

    @Get()
    @Describe({
      summary: `Record pack of ${one}: all of it in one ZIP, with what proves it`,
      description:
        'What it says, what was signed and by whom, files of evidence, events with proofs of inclusion, the checkpoint, the keys, and verifiers that need nothing of this installation. docs/audit.md has it file by file. Of a program its items are in it.',
      produces: 'application/zip',
      problems: [403, 413],
    })
    async pack(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
      mayReadAudit(actor);
      const at = new Date();
      if (kind.kind === 'program') await this.recordReadings(await find(this.dataSource.manager, ref), actor, at);
      const spool = await Spool.make();
      try {
        const { parts, called } = await this.dataSource.transaction('REPEATABLE READ', (manager) =>
          gather(manager, spool, { kind, ref, actor, at }),
        );
        const manifest = parts.map(({ path: name, size, sha256 }) => ({ path: name, size, sha256 }));
        await spool.add('manifest.json', [`${JSON.stringify(manifest, null, 2)}\n`]);
        return new StreamableFile(
          zipOf([...parts, ...spool.parts.slice(-1)], at, () => spool.drop()),
          { type: 'application/zip', disposition: `attachment; filename="${called}-record-pack.zip"` },
        );
      } catch (error) {
        await spool.drop();
        throw error;
      }
    }

    /** Of the items that come with a program: the guard knows of the program alone. */
    private async recordReadings({ id }: { id: string }, actor: Actor, at: Date): Promise<void> {
      const { manager } = this.dataSource;
      if (!actor.sight) return;
      for (const itemId of await restrictedItems(manager, id)) {
        const read = await restrictedWithoutPart(manager, actor.sight, 'action-items', itemId);
        if (read) await recordReading(manager, read, actor.id, at.getTime());
      }
    }
  }
  return PackController;
}

export const packControllers = packedKinds.map(packOf);
