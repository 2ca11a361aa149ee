import { Controller, Get, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { loadExceptionRecord } from '../../../../database/exceptions/load-exception.js';
import { namesOf } from '../../../../database/people/people.js';
import { exceptionRecipients } from '../../../../domain/exception/fire.js';
import { compareSteps } from '../../../../domain/record/step.js';
import { findException } from '../../../../database/exceptions/read-exceptions.js';
import { Describe } from '../openapi/describe.js';
import { listed } from '../openapi/json-schema.js';
import { readTimeline, timelineSchema } from './read-timeline.js';
import { roundSchema, roundsOf } from '../items/round-json.js';
import { stepJson, upcomingSchema } from './timeline.controller.js';
import { CurrentActor, type Actor } from '../access/actor.js';

/** Why and what next, for exceptions. */
@Controller('exceptions/:id')
export class ExceptionTimelineController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('timeline')
  @Describe({
    summary: 'What happened to an exception, why, and who was told',
    returns: timelineSchema,
  })
  async timeline(@Param('id') ref: string, @CurrentActor() { sight: seenBy }: Actor): Promise<object> {
    const { id, ends_zone } = await findException(this.dataSource.manager, ref);
    return readTimeline(this.dataSource.manager, id, ends_zone, { seenBy });
  }

  @Get('upcoming')
  @Describe({
    summary: 'What fires next for an exception, when, and whom it would reach as things stand',
    returns: upcomingSchema,
  })
  async upcoming(@Param('id') ref: string): Promise<object> {
    const { manager } = this.dataSource;
    const { id, ends_zone } = await findException(manager, ref);
    const subject = await loadExceptionRecord(manager, id, { lock: false, at: Date.now() });
    if (!subject) return { items: [], paused: null };
    const planned = subject.steps.filter(({ state }) => state === 'planned').sort(compareSteps);
    const reached = planned.map((step) => exceptionRecipients(subject, step));
    const names = await namesOf(
      manager,
      reached.flat().map(({ personId }) => personId),
    );
    return {
      items: planned.map((step, index) => ({
        ...stepJson(step, ends_zone),
        who: (reached[index] ?? []).map(({ personId, role }) => ({
          person: { id: personId, name: names.get(personId) ?? '' },
          role,
        })),
      })),
      paused: null,
    };
  }

  @Get('sign-off-rounds')
  @Describe({
    summary: 'Every sign-off of an exception: what was signed, by whom, with its hash',
    returns: listed(roundSchema),
  })
  async rounds(@Param('id') ref: string): Promise<object> {
    const { id } = await findException(this.dataSource.manager, ref);
    return { items: await roundsOf(this.dataSource.manager, [id]) };
  }
}
