import { Body, Controller, Delete, Param, Patch, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { discardDraft, type BodyChange } from '../../../../database/calendars/edit-draft.js';
import { publishCalendarVersion } from '../../../../database/calendars/publish-version.js';
import type { CalendarBody } from '../../../../domain/calendar/body.js';
import { byHand, stateDays, unstateDay, withoutRule, withRule } from '../../../../domain/calendar/edit-body.js';
import { Refusal } from '../../../../domain/refusal.js';
import { bulkWorkflowId, workflowTypes } from '../../../../workflows/names.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { bulkDetail, bulkDetailSchema } from '../bulk/bulk-json.js';
import { followCalendar, previewCalendar } from '../bulk/follow-calendar.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { Engine } from '../commands/engine.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
import { nullable, object } from '../openapi/json-schema.js';
import { invalidRequest } from '../problems/problem.js';
import { DraftPatch, OverridesRequest, PublishRequest, RuleRequest } from './calendar.dto.js';
import type { CalendarChange } from '../../../../database/calendars/calendar-rows.js';
import { findCalendarRow } from '../../../../database/calendars/read-calendars.js';
import { calendarDetailSchema } from './calendar-json.js';
import { showCalendar } from './calendars.controller.js';
import { changeDraft, changeOf } from './change-of.js';

/** Changes of a calendar gather in its draft, until somebody publishes it. */
@Controller('calendars/:key')
export class CalendarDraftController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly engine: Engine,
  ) {}

  @Patch('draft')
  @Describe({
    summary: 'Changes the zone, or between which dates the holidays are known',
    returns: calendarDetailSchema,
    problems: [403, 412, 428],
  })
  async patch(
    @Param('key') key: string,
    @Body() { zone, known }: DraftPatch,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    requireVersion(asked, (await findCalendarRow(this.dataSource.manager, key)).version);
    return this.edit(key, 'calendar.settings_changed', asked, (body) => ({
      body: {
        ...body,
        zone: zone ?? body.zone,
        known: known === undefined ? body.known : known && { from: known.from, until: known.until },
      },
      data: { ...(zone === undefined ? {} : { zone }), ...(known === undefined ? {} : { known }) },
    }));
  }

  @Delete('draft')
  @Describe({
    summary: 'Discards the draft; what is in force stays',
    returns: calendarDetailSchema,
    problems: [403, 412],
  })
  async discard(@Param('key') key: string, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const by = await this.changeOf(key, asked);
    await this.dataSource.transaction((manager) => discardDraft(manager, key, by));
    return showCalendar(this.dataSource, key);
  }

  @Post('overrides')
  @Describe({
    summary: 'States days by hand: off, worked, or like any other',
    returns: calendarDetailSchema,
    problems: [403, 412],
  })
  override(@Param('key') key: string, @Body() { days }: OverridesRequest, @AskedBy() asked: Asked): Promise<object> {
    const stated = days.map(({ date, kind, name }) => ({ date, kind, name }));
    return this.edit(key, 'calendar.days_stated', asked, (body) => ({
      body: stateDays(body, stated, byHand).body,
      data: { days: stated, origin: byHand },
    }));
  }

  @Delete('overrides/:date')
  @Describe({
    summary: 'Takes back what was stated of a day; the baseline says again what it is',
    returns: calendarDetailSchema,
    problems: [403, 412],
  })
  remove(@Param('key') key: string, @Param('date') date: string, @AskedBy() asked: Asked): Promise<object> {
    return this.edit(key, 'calendar.day_taken_back', asked, (body) => {
      if (!body.overrides[date])
        throw new Refusal('not-found', `Nothing was stated of ${date}. Show the calendar to see what was.`);
      return { body: unstateDay(body, date), data: { date, was: body.overrides[date] } };
    });
  }

  @Post('rules')
  @Describe({
    summary: 'Changes the weekend or the working hours from a date on',
    returns: calendarDetailSchema,
    problems: [403, 412],
  })
  rule(
    @Param('key') key: string,
    @Body() { from = null, weekend, hours }: RuleRequest,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    if (!weekend && !hours)
      throw invalidRequest([{ path: '', message: 'Say what changes: weekend, such as [6, 7], or hours.' }]);
    return this.edit(key, 'calendar.rule_changed', asked, (body) => ({
      body: {
        ...body,
        weekends: weekend ? withRule(body.weekends, { from, days: weekend }) : body.weekends,
        hours: hours ? withRule(body.hours, { ...hours, from }) : body.hours,
      },
      data: { from, ...(weekend ? { weekend } : {}), ...(hours ? { hours } : {}) },
    }));
  }

  @Delete('rules/:what/:from')
  @Describe({
    summary: 'Takes out a rule that begins on a date: `weekend` or `hours`',
    returns: calendarDetailSchema,
    problems: [403, 412],
  })
  removeRule(
    @Param('key') key: string,
    @Param('what') what: string,
    @Param('from') from: string,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.edit(key, 'calendar.rule_removed', asked, (body) => {
      const rules = what === 'weekend' ? body.weekends : what === 'hours' ? body.hours : [];
      if (!rules.some((rule) => rule.from === from))
        throw new Refusal('not-found', `No rule of ${what} begins on ${from}. Show the calendar to see its rules.`);
      const without =
        what === 'weekend'
          ? { ...body, weekends: withoutRule(body.weekends, from) }
          : { ...body, hours: withoutRule(body.hours, from) };
      return { body: without, data: { what, from } };
    });
  }

  @Post('draft/preview')
  @Describe({
    summary: 'What would move if the draft were published now: which items, from when to when',
    description:
      'A bulk operation that is only previewed; its items are listed there. Null where nothing counts by it.',
    returns: object({ replanning: nullable(bulkDetailSchema) }),
    previews: true,
    problems: [403],
  })
  async preview(@Param('key') key: string, @Body() _body: NoBody, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const id = await previewCalendar(this.dataSource, key, await this.changeOf(key, asked));
    return { replanning: id === null ? null : await bulkDetail(this.dataSource.manager, id, asked.actor) };
  }

  @Post('publish')
  @Describe({
    summary: 'Publishes the draft: it is in force from now on, and never changes',
    description: 'Open items that count by the calendar are moved by the bulk operation `replanning`.',
    returns: calendarDetailSchema,
    problems: [403, 412],
  })
  async publish(
    @Param('key') key: string,
    @Body() { note, previewId }: PublishRequest,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    mayAdminister(asked.actor);
    const by = await this.changeOf(key, asked);
    const replanning = await this.dataSource.transaction(async (manager) => {
      const { versionId } = await publishCalendarVersion(manager, key, by, note);
      return followCalendar(manager, versionId, by, previewId ?? null);
    });
    if (replanning !== null)
      this.engine.hasten(workflowTypes.bulkOperation, bulkWorkflowId(replanning), { operationId: replanning });
    return { ...(await showCalendar(this.dataSource, key)), replanning };
  }

  private async changeOf(key: string, asked: Asked): Promise<CalendarChange> {
    return changeOf(asked, (await findCalendarRow(this.dataSource.manager, key)).version);
  }

  private async edit(
    key: string,
    type: `calendar.${string}`,
    asked: Asked,
    change: (body: CalendarBody) => BodyChange,
  ): Promise<object> {
    await changeDraft(this.dataSource, key, type, asked, change);
    return showCalendar(this.dataSource, key);
  }
}
