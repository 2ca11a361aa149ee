import { Body, Controller, Delete, Param, Patch, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { discardDraft, type BodyChange } from '../../../../database/calendars/edit-draft.js';
import { publishCalendarVersion } from '../../../../database/calendars/publish-version.js';
import type { CalendarBody } from '../../../../domain/calendar/body.js';
import { stateDays, unstateDay, withoutRule, withRule } from '../../../../domain/calendar/edit-body.js';
import { Refusal } from '../../../../domain/refusal.js';
import { mayAdminister } from '../access/access.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { invalidRequest } from '../problems/problem.js';
import { DraftPatch, OverridesRequest, PublishRequest, RuleRequest } from './calendar.dto.js';
import { calendarDetailSchema } from './calendar-json.js';
import { showCalendar } from './calendars.controller.js';
import { changeDraft, changeOf } from './change-of.js';

const byHand = 'by hand';

/** Changes of a calendar gather in its draft, until somebody publishes it. */
@Controller('calendars/:key')
export class CalendarDraftController {
  constructor(private readonly dataSource: DataSource) {}

  @Patch('draft')
  @Describe({
    summary: 'Changes the zone, or between which dates the holidays are known',
    returns: calendarDetailSchema,
    problems: [403, 404, 412, 422, 428],
  })
  async patch(
    @Param('key') key: string,
    @Body() { zone, known }: DraftPatch,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    requireVersion(asked);
    return this.edit(key, 'calendar.settings_changed', asked, reply, (body) => ({
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
    problems: [403, 404, 409, 412],
  })
  async discard(
    @Param('key') key: string,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    mayAdminister(asked.actor);
    await this.dataSource.transaction((manager) => discardDraft(manager, key, changeOf(asked)));
    return showCalendar(this.dataSource, key, reply);
  }

  @Post('overrides')
  @Describe({
    summary: 'States days by hand: off, worked, or like any other',
    returns: calendarDetailSchema,
    problems: [403, 404, 412],
  })
  override(
    @Param('key') key: string,
    @Body() { days }: OverridesRequest,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const stated = days.map(({ date, kind, name }) => ({ date, kind, name }));
    return this.edit(key, 'calendar.days_stated', asked, reply, (body) => ({
      body: stateDays(body, stated, byHand).body,
      data: { days: stated, origin: byHand },
    }));
  }

  @Delete('overrides/:date')
  @Describe({
    summary: 'Takes back what was stated of a day; the baseline says again what it is',
    returns: calendarDetailSchema,
    problems: [403, 404, 412],
  })
  remove(
    @Param('key') key: string,
    @Param('date') date: string,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.edit(key, 'calendar.day_taken_back', asked, reply, (body) => {
      if (!body.overrides[date])
        throw new Refusal('not-found', `Nothing was stated of ${date}. Show the calendar to see what was.`);
      return { body: unstateDay(body, date), data: { date, was: body.overrides[date] } };
    });
  }

  @Post('rules')
  @Describe({
    summary: 'Changes the weekend or the working hours from a date on',
    returns: calendarDetailSchema,
    problems: [403, 404, 412],
  })
  rule(
    @Param('key') key: string,
    @Body() { from = null, weekend, hours }: RuleRequest,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    if (!weekend && !hours)
      throw invalidRequest([{ path: '', message: 'Say what changes: weekend, such as [6, 7], or hours.' }]);
    return this.edit(key, 'calendar.rule_changed', asked, reply, (body) => ({
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
    problems: [403, 404, 412],
  })
  removeRule(
    @Param('key') key: string,
    @Param('what') what: string,
    @Param('from') from: string,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.edit(key, 'calendar.rule_removed', asked, reply, (body) => {
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

  @Post('publish')
  @Describe({
    summary: 'Publishes the draft: it is in force from now on, and never changes',
    returns: calendarDetailSchema,
    problems: [403, 404, 409, 412],
  })
  async publish(
    @Param('key') key: string,
    @Body() { note }: PublishRequest,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    mayAdminister(asked.actor);
    await this.dataSource.transaction((manager) => publishCalendarVersion(manager, key, changeOf(asked), note));
    return showCalendar(this.dataSource, key, reply);
  }

  private async edit(
    key: string,
    type: `calendar.${string}`,
    asked: Asked,
    reply: FastifyReply,
    change: (body: CalendarBody) => BodyChange,
  ): Promise<object> {
    await changeDraft(this.dataSource, key, type, asked, change);
    return showCalendar(this.dataSource, key, reply);
  }
}
