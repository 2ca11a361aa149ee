import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { knownUntilOf } from '../../../../database/calendars/present.js';
import { loadRecurrenceRecord } from '../../../../database/recurrences/load-recurrence.js';
import { occurrencesOf, occurrenceSorts, type OccurrenceRow } from '../../../../database/recurrences/occurrences.js';
import { findRecurrence, steeringOf } from '../../../../database/recurrences/recurrences.js';
import { occurrenceStates } from '../../../../domain/recurrence/recurrence.js';
import { countsDaysOff } from '../../../../domain/recurrence/schedule.js';
import type { RecurrenceCommand } from '../../../../domain/recurrence/commands.js';
import { comingOf } from '../../../../domain/recurrence/next.js';
import { mostComing } from '../../../../domain/recurrence/preview.js';
import { maySteerRecurrence } from '../../../../domain/access/access.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { Engine } from '../commands/engine.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
import {
  choice,
  day,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import { Page } from '../paging/page.js';
import { readTimeline, timelineSchema } from '../timeline/read-timeline.js';
import { coming, comingJson, recurrenceJson, recurrenceSchema, skippedOf } from './recurrence-json.js';
import {
  OccurrenceQuery,
  RecurrenceReason,
  RecurrenceRun,
  RecurrenceSkip,
  RecurrenceUnskip,
} from './recurrence.dto.js';
import { CurrentActor, type Actor } from '../access/actor.js';

const answers = {
  returns: recurrenceSchema,
  problems: [403, 412],
} as const;

const occurrenceSchema = schema(
  'RecurrenceOccurrence',
  object({
    number: integer,
    nominal: day,
    date: day,
    at: instant,
    state: choice(occurrenceStates),
    because: nullable(text),
    programId: nullable(uuid),
    itemId: nullable(uuid),
    detail: nullable(text),
    skippedBy: { ...nullable(person), description: 'Who had skipped it; `detail` says why.' },
    recordedAt: instant,
  }),
);

/** What people do to a recurrence, and what became of it. */
@Controller('recurrences/:id')
export class RecurrenceCommandsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly engine: Engine,
  ) {}

  @Post('pause')
  @Describe({ summary: 'Pauses it; what falls into the pause does not happen', ...answers })
  pause(@Param('id') id: string, @Body() { reason }: RecurrenceReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(id, { type: 'pause', reason }, asked);
  }

  @Post('resume')
  @Describe({ summary: 'Lets it go on with the next occurrence from now', ...answers })
  resume(@Param('id') id: string, @Body() _body: NoBody, @AskedBy() asked: Asked): Promise<object> {
    return this.send(id, { type: 'resume' }, asked);
  }

  @Post('end')
  @Describe({ summary: 'Ends it; what it has made stays', ...answers })
  end(@Param('id') id: string, @Body() { reason }: RecurrenceReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(id, { type: 'end', reason }, asked);
  }

  @Post('run')
  @Describe({
    summary: 'Makes one now, beside the series, or one of it that was missed, skipped or failed',
    ...answers,
  })
  run(@Param('id') id: string, @Body() body: RecurrenceRun, @AskedBy() asked: Asked): Promise<object> {
    return this.send(id, { type: 'run', ...compact(body) }, asked);
  }

  @Post('skip')
  @Describe({ summary: 'Skips one that comes: nothing is made of it, and the series goes on', ...answers })
  skip(@Param('id') id: string, @Body() body: RecurrenceSkip, @AskedBy() asked: Asked): Promise<object> {
    return this.send(id, { type: 'skip', ...body }, asked);
  }

  @Post('unskip')
  @Describe({ summary: 'Takes a skip back, as long as its time has not come', ...answers })
  unskip(@Param('id') id: string, @Body() body: RecurrenceUnskip, @AskedBy() asked: Asked): Promise<object> {
    return this.send(id, { type: 'unskip', ...body }, asked);
  }

  @Get('occurrences')
  @Describe({
    summary: 'What has been, the newest first, and the ten that come next with the reason why one is moved',
    returns: object({ items: list(occurrenceSchema), coming: list(coming), nextCursor: nullable(text) }),
  })
  async occurrences(
    @Param('id') id: string,
    @Query() query: OccurrenceQuery,
    @CurrentActor() { sight: seenBy }: Actor,
  ): Promise<object> {
    const { manager } = this.dataSource;
    const row = await findRecurrence(manager, id);
    const { id: recurrenceId, kind, schedule } = row;
    const page = new Page(query, occurrenceSorts, '-number');
    const rows = await occurrencesOf(manager, recurrenceId, { state: query.state, seenBy }, page);
    const subject = await loadRecurrenceRecord(manager, recurrenceId, { lock: false });
    const next = subject ? comingOf(subject, mostComing) : [];
    return {
      ...page.result(rows, (been) => occurrenceJson(been, kind)),
      coming: next.map((occurrence) =>
        comingJson(occurrence, schedule, subject?.calendar.knownUntil ?? null, skippedOf(row)),
      ),
    };
  }

  @Get('timeline')
  @Describe({
    summary: 'What happened to a recurrence, why, and who was told',
    returns: timelineSchema,
  })
  async timeline(@Param('id') id: string, @CurrentActor() { sight: seenBy }: Actor): Promise<object> {
    const { manager } = this.dataSource;
    const { id: recurrenceId, schedule, owner_id } = await findRecurrence(manager, id);
    if (!countsDaysOff(schedule)) return readTimeline(manager, recurrenceId, schedule.zone, { seenBy });
    const known = await knownUntilOf(manager, [owner_id]);
    return readTimeline(manager, recurrenceId, schedule.zone, { seenBy, knownUntil: known.get(owner_id) ?? null });
  }

  private async send(id: string, command: RecurrenceCommand, asked: Asked): Promise<object> {
    const row = await findRecurrence(this.dataSource.manager, id);
    maySteerRecurrence(asked.actor, steeringOf(row));
    await this.engine.record('recurrence', row.id, command, asked, { version: row.version });
    const after = await findRecurrence(this.dataSource.manager, row.id);
    const known = await knownUntilOf(this.dataSource.manager, [after.owner_id]);
    return recurrenceJson(after, known.get(after.owner_id) ?? null, asked.actor);
  }
}

function occurrenceJson(row: OccurrenceRow, kind: 'program' | 'item'): object {
  return {
    number: row.number,
    nominal: row.nominal,
    date: row.date,
    at: row.at.toISOString(),
    state: row.state,
    because: row.shift,
    programId: kind === 'program' ? row.made_id : null,
    itemId: kind === 'item' ? row.made_id : null,
    detail: row.detail,
    skippedBy: row.skipped_by === null ? null : { id: row.skipped_by, name: row.skipped_by_name ?? '' },
    recordedAt: row.recorded_at.toISOString(),
  };
}
