import { Controller, Get, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { knownUntilOf } from '../../../../database/calendars/present.js';
import { loadItemRecords } from '../../../../database/items/load-items.js';
import { namesOf } from '../../../../database/people/people.js';
import { loadSteps } from '../../../../database/record/steps.js';
import { hasItemsInTurn } from '../../../../database/programs/phases.js';
import { foresee } from '../../../../domain/item/foresee.js';
import { compareSteps } from '../../../../domain/record/step.js';
import { findItem } from '../../../../database/items/listed-items.js';
import { Describe } from '../openapi/describe.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { readTimeline, timelineSchema } from './read-timeline.js';
import { foreseenJson, isBeyond, mostForeseen, pausedJson, stepJson, upcomingSchema } from './upcoming-json.js';
import { CurrentActor, type Actor } from '../access/actor.js';

/** "Why did this escalate?" and "what fires next?" */
@Controller()
export class TimelineController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('action-items/:id/timeline')
  @Describe({ summary: 'What happened to an item, why, and who was told', returns: timelineSchema })
  async item(@Param('id') ref: string, @CurrentActor() { sight: seenBy }: Actor): Promise<object> {
    const { id, due_zone, known_until = null } = await findItem(this.dataSource.manager, ref);
    return readTimeline(this.dataSource.manager, id, due_zone, { seenBy, knownUntil: known_until });
  }

  @Get('programs/:id/timeline')
  @Describe({ summary: 'What happened to a program, why, and who was told', returns: timelineSchema })
  async program(@Param('id') ref: string, @CurrentActor() { sight: seenBy }: Actor): Promise<object> {
    const { manager } = this.dataSource;
    const { id, time_zone, manager_id } = await findProgramRow(manager, ref);
    const known = await knownUntilOf(manager, [manager_id]);
    return readTimeline(manager, id, time_zone, { seenBy, knownUntil: known.get(manager_id) ?? null });
  }

  @Get('action-items/:id/upcoming')
  @Describe({
    summary: 'What fires next for an item, when, and whom it would reach as things stand',
    returns: upcomingSchema,
  })
  async upcomingOfItem(@Param('id') ref: string): Promise<object> {
    const row = await findItem(this.dataSource.manager, ref);
    const [subject] = await loadItemRecords(this.dataSource.manager, [row.id], { at: Date.now() });
    if (!subject) return { items: [], paused: null };
    const all = foresee(subject, Infinity, mostForeseen + 1);
    const foreseen = all.slice(0, mostForeseen);
    const names = await namesOf(
      this.dataSource.manager,
      foreseen.flatMap(({ told }) => told.map(({ personId }) => personId)),
    );
    return {
      items: foreseen.map((each) => foreseenJson(each, row, names)),
      paused: pausedJson(subject, row),
      ...(all.length > foreseen.length ? { more: true } : {}),
    };
  }

  @Get('programs/:id/upcoming')
  @Describe({ summary: 'What fires next for a program', returns: upcomingSchema })
  async upcomingOfProgram(@Param('id') ref: string): Promise<object> {
    const { manager } = this.dataSource;
    const { id, time_zone, manager_id } = await findProgramRow(manager, ref);
    const known = await knownUntilOf(manager, [manager_id]);
    const steps = (await loadSteps(manager, [id])).get(id) ?? [];
    // A phase that has items by now is not empty when it is looked at.
    const filled = await hasItemsInTurn(manager, id);
    const planned = steps.filter(({ state, kind }) => state === 'planned' && !(filled && kind === 'phase_empty'));
    return {
      items: planned.sort(compareSteps).map((step) => ({
        ...stepJson(step, time_zone),
        // That nothing is in a phase is looked at after so many plain days.
        beyondKnown: step.kind !== 'phase_empty' && isBeyond(step, time_zone, known.get(manager_id) ?? null),
        who: [],
      })),
      paused: null,
    };
  }
}
