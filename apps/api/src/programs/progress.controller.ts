import { Controller, Get, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  ageFrom,
  ageing,
  changesByDay,
  holdingUp,
  lateFrom,
  mostHolding,
  onTime,
  type AgeRow,
  type Holding,
} from '../../../../database/programs/progress.js';
import { conditionOf } from '../../../../database/items/select-items.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { burnUp } from '../../../../domain/program/burn-up.js';
import { localDate } from '../../../../domain/time.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import {
  day,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  reference,
  schema,
  text,
} from '../openapi/json-schema.js';
import { daysFrom, daysUntil } from './days.js';

const waitSchema = object({ count: integer, since: nullable(instant) });

const progressSchema = schema(
  'ProgramProgress',
  object({
    at: instant,
    zone: { ...text, description: 'By whose clocks days begin.' },
    burnUp: {
      ...list(object({ date: day, scope: integer, done: integer })),
      description:
        'At the end of each day on which either changed, and today: items that are not cancelled, and how many of them were done. As the trail has it; what came before three years ago is told as of the first of these days.',
    },
    ageing: object({
      n: { ...integer, description: 'Items that are open: whose work can be done, on hold or handed in.' },
      byAge: {
        ...list(object({ from: daysFrom, until: daysUntil, count: integer, late: integer })),
        description: 'By days since they were opened; `late`: of these.',
      },
      byLate: {
        ...list(object({ from: daysFrom, until: daysUntil, count: integer })),
        description: 'Of those that are late, by days since.',
      },
    }),
    onTime: object({
      n: { ...integer, description: 'Items that were signed off here.' },
      kept: { ...integer, description: 'Of these, without a breach of the due date that counted in the end.' },
      keptFirst: { ...integer, description: 'Of these, handed in by the date that was agreed first.' },
      elsewhere: { ...integer, description: 'Done as a file says; they are in none of these.' },
    }),
    holding: object({
      people: {
        ...list(object({ person, team: nullable(reference), late: waitSchema, asked: waitSchema })),
        description:
          '`late`: items that are theirs and overdue, and since when the longest. `asked`: signatures and extensions that they were asked for and have not answered.',
      },
      total: { ...integer, description: 'How many people there are; of these the first hundred are told.' },
    }),
  }),
);

/** How a program goes, counted over the items that whoever asks sees. */
@Controller('programs/:id/progress')
export class ProgressController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'How a program goes: what was done by day, how old and late what is open is, on-time, and who holds it up',
    returns: progressSchema,
  })
  async progress(@Param('id') id: string, @CurrentActor() { sight, external }: Actor): Promise<object> {
    const { manager } = this.dataSource;
    const now = Date.now();
    const { id: programId, time_zone: zone } = await findProgramRow(manager, id);
    const items = conditionOf({ programId, seenBy: sight });
    const [changes, ages, kept, holding] = await Promise.all([
      changesByDay(manager, { id: programId, zone, now }, sight),
      ageing(manager, items, now),
      onTime(manager, items),
      holdingUp(manager, items),
    ]);
    return {
      at: new Date(now).toISOString(),
      zone,
      burnUp: burnUp(changes, localDate(now, zone)),
      ageing: ageingJson(ages),
      onTime: kept,
      holding: {
        people: holding.slice(0, mostHolding).map((each) => holdingJson(each, external === true)),
        total: holding[0]?.people ?? 0,
      },
    };
  }
}

function ageingJson(rows: readonly AgeRow[]): object {
  const count = (of: readonly AgeRow[]): number => of.reduce((sum, { n }) => sum + n, 0);
  return {
    n: count(rows),
    byAge: ageFrom.map((days, place) => {
      const of = rows.filter(({ age }) => age === place);
      return { ...span(ageFrom, place, days), count: count(of), late: count(of.filter(({ late }) => late !== null)) };
    }),
    byLate: lateFrom.map((days, place) => ({
      ...span(lateFrom, place, days),
      count: count(rows.filter(({ late }) => late === place)),
    })),
  };
}

function span(bounds: readonly number[], place: number, days: number): { from: number; until: number | null } {
  return { from: days, until: bounds[place + 1] ?? null };
}

/** People of outsourced sites learn no team of anybody. */
function holdingJson({ person: who, team, late, lateSince, asked, askedSince }: Holding, external: boolean): object {
  return {
    person: who,
    team: external ? null : team,
    late: { count: late, since: lateSince?.toISOString() ?? null },
    asked: { count: asked, since: askedSince?.toISOString() ?? null },
  };
}
