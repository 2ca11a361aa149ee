import { Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { conditionOf } from '../../../../database/items/select-items.js';
import {
  ageingBy,
  ageingSlices,
  mostSlices,
  type AgeingBy,
  type AgeingSlice,
} from '../../../../database/programs/ageing-by.js';
import { ageFrom, lateFrom } from '../../../../database/programs/progress.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Text } from '../openapi/fields.js';
import { choice, integer, list, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';
import { daysFrom, daysUntil } from './days.js';

class AgeingQuery {
  @Choice(ageingBy, {
    description:
      'By what items are told apart; `team` is that of the owner. An item of several markets counts in each.',
  })
  by!: AgeingBy;

  @Ref('program', { description: 'Only items of this program.' })
  program?: string;

  @Text({ max: 100, optional: true, description: 'Only programs of this domain.' })
  domain?: string;

  @Text({ max: 20, optional: true, description: 'Only items of this market.' })
  market?: string;
}

const ageingSchema = schema(
  'Ageing',
  object({
    by: choice(ageingBy),
    slices: {
      ...list(
        object({
          id: { ...nullable(uuid), description: 'Of a program or team.' },
          name: { ...nullable(text), description: 'As it is written most often; null: items that have none.' },
          open: { ...integer, description: 'Items whose work can be done, on hold or handed in.' },
          byAge: {
            ...list(object({ from: daysFrom, until: daysUntil, count: integer })),
            description: 'Of these, by days since they were opened.',
          },
          late: { ...integer, description: 'Of what is open.' },
          byLate: {
            ...list(object({ from: daysFrom, until: daysUntil, count: integer })),
            description: 'Of what is late, by days since.',
          },
          onTime: object({
            n: { ...integer, description: 'Items that were signed off here.' },
            kept: { ...integer, description: 'Of these, without a breach of the due date that counted in the end.' },
            keptFirst: { ...integer, description: 'Of these, handed in by the date that was agreed first.' },
            elsewhere: { ...integer, description: 'Done as a file says; they are in none of these.' },
          }),
        }),
      ),
      description: `The first ${mostSlices}, those with most that is late first.`,
    },
    total: { ...integer, description: 'How many slices there are.' },
  }),
);

/** Ageing and on-time over all programs, counted over the items that whoever asks sees. */
@Controller('ageing')
export class AgeingController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'How old and late what is open is, and how much was on time, by market, domain, program or team',
    returns: ageingSchema,
    problems: [422],
  })
  async ageing(@Query() { by, ...given }: AgeingQuery, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    const items = conditionOf({
      programId: await idNamed(manager, 'program', given.program, 'program', actor),
      domain: await wordNamed(manager, 'domain', given.domain, 'domain', actor),
      market: await wordNamed(manager, 'market', given.market, 'market', actor),
      seenBy: actor.sight,
    });
    const slices = await ageingSlices(manager, by, items, Date.now());
    return { by, slices: slices.map(sliceJson), total: slices[0]?.slices ?? 0 };
  }
}

function sliceJson({ id, name, byAge, byLate, onTime }: AgeingSlice): object {
  return {
    id,
    name,
    open: sum(byAge),
    byAge: buckets(ageFrom, byAge),
    late: sum(byLate),
    byLate: buckets(lateFrom, byLate),
    onTime,
  };
}

function buckets(bounds: readonly number[], counts: readonly number[]): object[] {
  return bounds.map((from, place) => ({ from, until: bounds[place + 1] ?? null, count: counts[place] ?? 0 }));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
