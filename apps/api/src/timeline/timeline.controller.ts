import { Controller, Get, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { knownUntilOf } from '../../../../database/calendars/present.js';
import { loadItemRecords } from '../../../../database/items/load-items.js';
import { namesOf } from '../../../../database/people/people.js';
import { loadSteps } from '../../../../database/record/steps.js';
import { hasItemsInTurn } from '../../../../database/programs/phases.js';
import { foresee } from '../../../../domain/item/foresee.js';
import { type PlannedStep, compareSteps, stepKinds } from '../../../../domain/record/step.js';
import { formatLocal, localDate } from '../../../../domain/time.js';
import { findItem } from '../../../../database/items/listed-items.js';
import { Describe } from '../openapi/describe.js';
import {
  choice,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  schema,
  text,
} from '../openapi/json-schema.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { readTimeline, timelineSchema } from './read-timeline.js';
import { CurrentActor, type Actor } from '../access/actor.js';

const who = object({ person, role: text });
export const upcomingSchema = object({
  items: list(
    schema(
      'UpcomingStep',
      object({
        kind: choice(stepKinds),
        level: integer,
        occurrence: integer,
        at: instant,
        local: text,
        zone: text,
        because: text,
        'beyondKnown?': {
          ...flag,
          description:
            'True where it, or the date before which it comes, lies after the days off that the calendar knows (of an item its own, of a program its manager’s): it may move when they are announced, or fall on one. Of exceptions, which count plain days, nothing is said.',
        },
        who: list(who),
      }),
    ),
  ),
  paused: nullable(object({ since: instant, why: text })),
  'more?': flag,
});

/** Of what fires next so much is shown; a ladder may have two thousand rungs, each foreseen on the one before. */
const mostForeseen = 100;

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
    const { pausedSince } = subject.item;
    return {
      items: foreseen.map(({ step, told }) => ({
        ...stepJson(step, row.due_zone),
        beyondKnown: isBeyond(step, row.due_zone, row.known_until ?? null, row.due_at.getTime()),
        who: told.map(({ personId, role }) => ({ person: { id: personId, name: names.get(personId) ?? '' }, role })),
      })),
      paused:
        pausedSince === null
          ? null
          : { since: new Date(pausedSince).toISOString(), why: row.hold_reason ?? 'it waits for sign-off' },
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

/** @param dueAt what a reminder is counted back from */
function isBeyond({ kind, fireAt }: PlannedStep, zone: string, knownUntil: string | null, dueAt = fireAt): boolean {
  return localDate(kind === 'reminder' ? dueAt : fireAt, zone) > (knownUntil ?? '');
}

export function stepJson({ kind, level, occurrence, fireAt, because }: PlannedStep, zone: string) {
  return {
    kind,
    level,
    occurrence,
    at: new Date(fireAt).toISOString(),
    local: formatLocal(fireAt, zone),
    zone,
    because,
  };
}
