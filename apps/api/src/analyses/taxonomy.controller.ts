import { Body, Controller, Get, Put } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { presentTaxonomy, saveTaxonomy, type KeptTaxonomy } from '../../../../database/analyses/taxonomy.js';
import { recordedKeys, saveEvents } from '../../../../database/trail/events.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { taxonomyProblems } from '../../../../domain/analysis/taxonomy.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { flag, instant, integer, list, nullable, object, person, text, versioned } from '../openapi/json-schema.js';
import { invalidRequest } from '../problems/problem.js';
import { TaxonomyBody } from './analysis.dto.js';

const taxonomySchema = versioned(
  'CauseTaxonomy',
  object(
    {
      categories: list(object({ key: text, name: text })),
      codes: list(object({ code: text, name: text, category: text })),
      ...{ analyseWithin: text, repeatDays: integer, repeatRaises: flag, note: text },
      ...{ setBy: nullable(person), setAt: instant, version: integer },
    },
    '`setBy` is null of the one that ships with Tollgate.',
  ),
);

/** By which names causes are called, and what follows when one comes back; for what is written down from now on. */
@Controller('cause-taxonomy')
export class CauseTaxonomyController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'By which names causes are called, and what follows when one comes back',
    returns: taxonomySchema,
  })
  async get(): Promise<object> {
    return taxonomyJson(await presentTaxonomy(this.dataSource.manager));
  }

  @Put()
  @Describe({
    summary: 'Sets another taxonomy, for what is written down from now on; each version stays',
    returns: taxonomySchema,
    problems: [403, 412, 428],
  })
  async put(@Body() body: TaxonomyBody, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const { manager } = this.dataSource;
    const key = `cause-taxonomy#${asked.actor.id}:${asked.key}`;
    // Whoever asks again was heard.
    if ((await recordedKeys(manager, [key])).has(key)) return this.get();
    const read = requireVersion(asked, (await presentTaxonomy(manager)).version);
    const { analyseWithin, repeatDays, repeatRaises, note } = body;
    const wanted = {
      categories: body.categories.map(({ key: of, name }) => ({ key: of, name })),
      codes: body.codes.map(({ code, name, category }) => ({ code, name, category })),
      ...{ analyseWithin, repeatDays, repeatRaises, note },
    };
    const wrong = taxonomyProblems(wanted);
    if (wrong.length > 0) throw invalidRequest(wrong);
    await this.dataSource.transaction(async (within) => {
      if (!(await saveTaxonomy(within, wanted, { version: read, actorId: asked.actor.id })))
        throw new Refusal('version-mismatch', 'The taxonomy was changed in the meantime. Read it again.');
      const event = { key, type: 'cause_taxonomy.changed', at: Date.now(), actorId: asked.actor.id, data: wanted };
      const subject = { subjectKind: 'cause_taxonomy' as const, subjectId: stableId('cause-taxonomy') };
      await saveEvents(within, [{ ...subject, programId: null, event: { ...event, version: read + 1 } }]);
    });
    return this.get();
  }
}

function taxonomyJson({ setAt, ...taxonomy }: KeptTaxonomy): object {
  return { ...taxonomy, setAt: setAt.toISOString() };
}
