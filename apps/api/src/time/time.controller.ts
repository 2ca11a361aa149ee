import { Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { currentCalendarOf, loadCalendars, versionInForce } from '../../../../database/calendars/load-calendars.js';
import type { Calendar } from '../../../../domain/calendar/calendar.js';
import {
  DurationProblem,
  durationText,
  parseDuration,
  type TypedDuration,
} from '../../../../domain/calendar/duration.js';
import { daysOffBetween, explainAdd, explainSubtract, localText } from '../../../../domain/calendar/explain.js';
import { knownWarning } from '../../../../domain/calendar/known.js';
import { workingDaysBetween, workingTimeBetween } from '../../../../domain/calendar/working-time.js';
import { Refusal } from '../../../../domain/refusal.js';
import { isLocalDate } from '../../../../domain/time.js';
import { zoneClock } from '../../../../domain/zone-clock.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { findCalendarRow, findVersion } from '../../../../database/calendars/read-calendars.js';
import { Describe } from '../openapi/describe.js';
import { day, flag, instant, integer, list, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';
import { findPerson } from '../../../../database/people/people.js';
import { invalidRequest } from '../problems/problem.js';
import { AddQuery, BetweenQuery } from './time.dto.js';

const momentSchema = object({ instant, local: text });
const skippedSchema = list(object({ date: day, why: text }));
const addedSchema = schema(
  'AddedTime',
  object(
    {
      instant,
      local: text,
      zone: text,
      calendar: text,
      calendarVersion: integer,
      calendarVersionId: uuid,
      from: momentSchema,
      duration: text,
      skipped: skippedSchema,
      beyondKnown: flag,
      warning: nullable(text),
    },
    '`skipped`: the days off that were passed over, and why.',
  ),
);
const betweenSchema = schema(
  'TimeBetween',
  object(
    {
      calendar: text,
      calendarVersion: integer,
      calendarVersionId: uuid,
      zone: text,
      from: momentSchema,
      to: momentSchema,
      workingMinutes: { type: 'number' },
      workingDays: integer,
      skipped: skippedSchema,
      beyondKnown: flag,
      warning: nullable(text),
    },
    '`workingDays`: from the day of `from`, which counts, to that of `to`, which does not; negative backwards.',
  ),
);

/** Working-time arithmetic as the engine does it. */
@Controller('time')
export class TimeController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('add')
  @Describe({
    summary: 'The instant so much later, in calendar or working time',
    returns: addedSchema,
    problems: [404, 422],
  })
  add(@Query() query: AddQuery, @CurrentActor() actor: Actor): Promise<object> {
    return this.moved(query, actor, explainAdd);
  }

  @Get('subtract')
  @Describe({ summary: 'The instant so much earlier', returns: addedSchema, problems: [404, 422] })
  subtract(@Query() query: AddQuery, @CurrentActor() actor: Actor): Promise<object> {
    return this.moved(query, actor, explainSubtract);
  }

  @Get('between')
  @Describe({ summary: 'Working time between two instants', returns: betweenSchema, problems: [404, 422] })
  async between(@Query() query: BetweenQuery, @CurrentActor() actor: Actor): Promise<object> {
    const calendar = await this.calendarOf(query, actor);
    const from = momentOf('from', query.from, calendar);
    const to = momentOf('to', query.to, calendar);
    const warning = knownWarning(calendar, dateAt(from, calendar), dateAt(to, calendar));
    return {
      calendar: calendar.key,
      calendarVersion: calendar.version,
      calendarVersionId: calendar.versionId,
      zone: calendar.zone,
      from: momentJson(from, calendar),
      to: momentJson(to, calendar),
      workingMinutes: workingTimeBetween(from, to, calendar) / 60_000,
      workingDays: workingDaysBetween(from, to, calendar),
      skipped: daysOffBetween(from, to, calendar),
      beyondKnown: warning !== null,
      warning,
    };
  }

  private async moved(query: AddQuery, actor: Actor, explain: typeof explainAdd): Promise<object> {
    const duration = durationOf(query.duration);
    const calendar = await this.calendarOf(query, actor);
    const from = momentOf('from', query.from, calendar);
    const { instant: end, ...more } = explain(from, duration, calendar);
    const warning = more.beyondKnown ? knownWarning(calendar, dateAt(from, calendar), dateAt(end, calendar)) : null;
    return {
      instant: new Date(end).toISOString(),
      ...more,
      from: momentJson(from, calendar),
      duration: durationText(duration),
      warning,
    };
  }

  /** @throws Refusal `not-found` */
  private async calendarOf(
    { calendar: key, person, version }: AddQuery | BetweenQuery,
    actor: Actor,
  ): Promise<Calendar> {
    const { manager } = this.dataSource;
    if (key === undefined && version !== undefined)
      throw invalidRequest([{ path: 'version', message: 'is that of which calendar? Say calendar too.' }]);
    let id: string | null;
    if (key === undefined) {
      const { id: personId } = await findPerson(manager, person ?? actor.id);
      id = (await currentCalendarOf(manager, [personId])).get(personId) ?? null;
      if (id === null) throw new Refusal('not-found', 'There is no calendar that is the default of all. Say calendar.');
    } else {
      const row = await findCalendarRow(manager, key);
      id =
        version === undefined
          ? await versionInForce(manager, row.key)
          : (await findVersion(manager, row, String(version))).id;
      if (id === null)
        throw new Refusal('not-found', `No version of calendar ${row.key} is published yet. Say version.`);
    }
    return (await loadCalendars(manager, [id]))(id);
  }
}

function durationOf(given: string): TypedDuration {
  try {
    return parseDuration(given);
  } catch (error) {
    if (!(error instanceof DurationProblem)) throw error;
    throw invalidRequest([{ path: 'duration', message: error.message }]);
  }
}

/** A local time on the clocks of the calendar, or an instant with its offset. */
function momentOf(path: string, given: string, { zone }: Calendar): number {
  const exact = /(Z|[+-]\d{2}:?\d{2})$/.test(given);
  const at = isLocalDate(given.slice(0, 10)) ? Date.parse(exact ? given : `${given}Z`) : NaN;
  if (Number.isNaN(at)) throw invalidRequest([{ path, message: 'is no time that exists.' }]);
  return exact ? at : zoneClock(zone).instantOf(at);
}

function momentJson(at: number, calendar: Calendar) {
  return { instant: new Date(at).toISOString(), local: localText(at, calendar) };
}

function dateAt(at: number, calendar: Calendar): string {
  return localText(at, calendar).slice(0, 10);
}
