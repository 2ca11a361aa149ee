import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { retentionClasses, retentionNames, type RetentionName } from '../../../../database/retention/classes.js';
import {
  oldRows,
  retentionId,
  retentionNow,
  setRetention,
  type Kept,
} from '../../../../database/retention/retention.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { mayReadHolds, maySetRetention } from '../../../../domain/access/personal-access.js';
import { Refusal } from '../../../../domain/refusal.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Whole } from '../openapi/fields.js';
import { choice, instant, integer, listed, nullable, object, person, schema, text } from '../openapi/json-schema.js';

const keptSchema = schema(
  'Retention',
  object({
    class: choice(retentionNames),
    says: text,
    days: { ...nullable(integer), description: 'For how long it is kept; null: for ever.' },
    proposed: { ...nullable(integer), description: 'Where nobody says anything.' },
    least: { ...integer, description: 'No fewer can be said.' },
    changedBy: nullable(person),
    changedAt: nullable(instant),
  }),
);

class KeptFor {
  @Whole({ min: 1, max: 36_500, nullable: true, description: 'Days; null: for ever.' })
  days!: number | null;
}

class KeptAsked {
  @Whole({ min: 1, max: 36_500, description: 'As if it were kept for so many days.' })
  days!: number;
}

/** For how long what is stored besides records is kept. */
@Controller('retention')
export class RetentionController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'For how long what is stored besides records is kept',
    returns: listed(keptSchema),
    problems: [403],
  })
  async list(@CurrentActor() actor: Actor): Promise<object> {
    mayReadHolds(actor);
    return { items: (await retentionNow(this.dataSource.manager)).map(keptJson) };
  }

  @Put(':class')
  @Describe({
    summary: 'Says for how long something is kept; what is older is forgotten within the hour',
    description: 'Preview it first. What is under legal hold stays.',
    returns: keptSchema,
    problems: [403],
  })
  async set(@Param('class') called: string, @Body() { days }: KeptFor, @AskedBy() asked: Asked): Promise<object> {
    maySetRetention(asked.actor);
    const name = classOf(called);
    notTooFew(name, days);
    return this.dataSource.transaction(async (manager) => {
      const before = (await retentionNow(manager)).find((one) => one.name === name)?.days ?? null;
      if (await setRetention(manager, name, { days, by: asked.actor.id })) {
        const key = `retention/${name}#set:${asked.actor.id}:${asked.key}`;
        const data = { class: name, days, before };
        const event = { key, type: 'retention.set', at: Date.now(), actorId: asked.actor.id, version: 0, data };
        await saveEvents(manager, [{ subjectKind: 'retention', subjectId: retentionId(name), programId: null, event }]);
      }
      const kept = (await retentionNow(manager)).find((one) => one.name === name);
      return kept ? keptJson(kept) : {};
    });
  }

  @Post(':class/preview')
  @Describe({
    summary: 'How much would be forgotten if it were kept for so many days',
    returns: object({ class: choice(retentionNames), days: integer, before: instant, count: integer }),
    previews: true,
    problems: [403],
  })
  async preview(@Param('class') called: string, @Body() { days }: KeptAsked, @AskedBy() asked: Asked): Promise<object> {
    maySetRetention(asked.actor);
    const name = classOf(called);
    notTooFew(name, days);
    const { count, before } = await oldRows(this.dataSource.manager, name, days, Date.now());
    return { class: name, days, before: before.toISOString(), count };
  }
}

/** @throws Refusal `not-found` */
function classOf(called: string): RetentionName {
  const name = retentionNames.find((one) => one === called);
  if (name === undefined)
    throw new Refusal('not-found', `Nothing is kept under that name. There are ${retentionNames.join(', ')}.`);
  return name;
}

/** @throws Refusal `invalid-command` */
function notTooFew(name: RetentionName, days: number | null): void {
  const { least } = retentionClasses[name];
  if (days !== null && days < least)
    throw new Refusal('invalid-command', `They are needed for ${least} days at least. Say ${least} or more, or null.`);
}

function keptJson({ name, days, changedBy, changedAt }: Kept): object {
  const { says, proposed, least } = retentionClasses[name];
  return { class: name, says, days, proposed, least, changedBy, changedAt: changedAt?.toISOString() ?? null };
}
