import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { addKey, commandKeys, removeKey, type CommandKeyRow } from '../../../../database/commands/keys.js';
import { recordedKeys, saveEvents } from '../../../../database/trail/events.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayAdminister, mayReadAudit } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { CommandSigner } from '../commands/signer.js';
import { Describe } from '../openapi/describe.js';
import { flag, instant, listed, nullable, object, person, schema, text } from '../openapi/json-schema.js';

const keySchema = schema(
  'CommandKey',
  object({
    id: text,
    madeAt: instant,
    madeBy: nullable(person),
    current: flag,
  }),
);
const keysSchema = listed(keySchema);

/** Keys by which the API signs what it sends to workflows. What they are is in the database, sealed; nobody is shown it. */
@Controller('command-keys')
export class CommandKeysController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signer: CommandSigner,
  ) {}

  @Get()
  @Describe({
    summary: 'Lists the keys of commands that are accepted, the one that signs first',
    returns: keysSchema,
    problems: [403],
  })
  async list(@CurrentActor() actor: Actor): Promise<object> {
    mayReadAudit(actor);
    return allKeys(this.dataSource.manager);
  }

  @Post()
  @HttpCode(201)
  @Describe({
    summary: 'Makes a new key of commands, which signs from now on',
    description:
      'Those before it are accepted until they are removed. Other processes of the API sign by it within half a minute.',
    status: 201,
    returns: keysSchema,
    problems: [403],
  })
  async rotate(@AskedBy() { actor, key: asked }: Asked): Promise<object> {
    mayAdminister(actor);
    const key = `command_key/${stableId(actor.id, asked)}#made`;
    const answer = await this.dataSource.transaction(async (manager) => {
      if (!(await recordedKeys(manager, [key])).has(key)) {
        const { id } = await addKey(manager, this.signer.sealKey, actor.id);
        await record(manager, { key, type: 'command_key.made', id, actor });
      }
      return allKeys(manager);
    });
    this.signer.refresh();
    return answer;
  }

  @Delete(':id')
  @Describe({
    summary: 'Removes a key of commands: what was signed by it is accepted no more',
    status: 204,
    problems: [403],
  })
  async remove(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    mayAdminister(actor);
    await this.dataSource.transaction(async (manager) => {
      if (!(await removeKey(manager, id))) return;
      await record(manager, { key: `command_key/${id}#removed`, type: 'command_key.removed', id, actor });
    });
    this.signer.refresh();
  }
}

async function allKeys(manager: EntityManager): Promise<object> {
  return { items: (await commandKeys(manager)).map(keyJson) };
}

function keyJson({ id, made_at, made_by, made_by_name, current }: CommandKeyRow): object {
  const madeBy = made_by === null ? null : { id: made_by, name: made_by_name };
  return { id, madeAt: made_at.toISOString(), madeBy, current };
}

async function record(
  manager: EntityManager,
  { key, type, id, actor }: { key: string; type: string; id: string; actor: Actor },
): Promise<void> {
  const event = { key, type, at: Date.now(), actorId: actor.id, version: 1, data: { id } };
  const subjectId = stableId('command key', id);
  await saveEvents(manager, [{ subjectKind: 'command_key', subjectId, programId: null, event }]);
}
