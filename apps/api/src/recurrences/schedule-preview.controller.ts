import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { loadRecurrenceRecord, scheduleCalendar } from '../../../../database/recurrences/load-recurrence.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { findRecurrence } from '../../../../database/recurrences/recurrences.js';
import { requireWithin } from '../../../../domain/access/limits.js';
import { notThere } from '../../../../database/engine/not-there.js';
import { previewOfChange, previewOfNew, type PreviewedSchedule } from '../../../../domain/recurrence/preview.js';
import { Refusal } from '../../../../domain/refusal.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { day, list, object, schema, text } from '../openapi/json-schema.js';
import { coming, comingJson, scheduleSchema, skippedOf, type Skipped } from './recurrence-json.js';
import { NewSchedulePreview, SchedulePreview } from './recurrence.dto.js';
import { scheduleRequested, usualSchedule } from './requested.js';

const previewSchema = schema(
  'PreviewedSchedule',
  object({
    schedule: { ...scheduleSchema, description: 'With what is usual where nothing was said.' },
    notes: list(text),
    coming: list(coming),
    unskipped: {
      ...list(day),
      description: 'Dates that are skipped now, and that the series would not have: their skips would fall away.',
    },
  }),
);

/** What a schedule would come to, before anything is set up or changed. */
@Controller('recurrences')
export class SchedulePreviewController {
  constructor(private readonly dataSource: DataSource) {}

  @Post('preview')
  @Describe({
    summary: 'The dates that a schedule would have, and what it passes over',
    returns: previewSchema,
    previews: true,
    problems: [404],
  })
  async ofNew(
    @Body() { schedule: facts, managerId, programId }: NewSchedulePreview,
    @CurrentActor() actor: Actor,
  ): Promise<object> {
    const { manager } = this.dataSource;
    const at = Date.now();
    const ownerId = programId === undefined ? (managerId ?? actor.id) : await managerOf(manager, programId, actor);
    const schedule = scheduleRequested(facts, await usualSchedule(manager, ownerId, at));
    const calendar = await scheduleCalendar(manager, ownerId, schedule.zone);
    if (!calendar) throw new Refusal('unknown-person', `There is no person ${ownerId} to be the owner.`);
    return previewJson(previewOfNew(schedule, calendar, at), calendar.knownUntil ?? null);
  }

  @Post(':id/preview')
  @Describe({
    summary: 'The dates that a recurrence would have by another schedule; nothing is changed',
    returns: previewSchema,
    previews: true,
  })
  async ofChange(@Param('id') id: string, @Body() { schedule: facts }: SchedulePreview): Promise<object> {
    const { manager } = this.dataSource;
    const row = await findRecurrence(manager, id);
    const subject = await loadRecurrenceRecord(manager, row.id, { lock: false });
    if (!subject) throw notThere('recurrences', id);
    const schedule = scheduleRequested(facts, row.schedule);
    const calendar = (await scheduleCalendar(manager, subject.ownerId, schedule.zone)) ?? subject.calendar;
    const previewed = previewOfChange({ ...subject, calendar }, schedule, Date.now());
    return previewJson(previewed, calendar.knownUntil ?? null, skippedOf(row));
  }
}

/** Whose days off count for items of a program. */
async function managerOf(manager: EntityManager, programId: string, actor: Actor): Promise<string> {
  const program = await findProgramRow(manager, programId, actor.sight);
  requireWithin(actor, 'read', program.id);
  return program.manager_id;
}

function previewJson(
  { schedule, notes, coming: dates, unskipped }: PreviewedSchedule,
  knownUntil: string | null,
  skipped?: Skipped,
): object {
  return {
    schedule,
    notes,
    coming: dates.map((occurrence) => comingJson(occurrence, schedule, knownUntil, skipped)),
    unskipped,
  };
}
