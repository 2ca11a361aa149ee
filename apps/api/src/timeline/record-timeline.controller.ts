import { Controller, Get, Param, type Type } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { namesOf } from '../../../../database/people/people.js';
import type { Recipient } from '../../../../domain/person/recipients.js';
import type { Subject } from '../../../../domain/record/outcome.js';
import { compareSteps, type PlannedStep } from '../../../../domain/record/step.js';
import type { Instant } from '../../../../domain/time.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { roundSchema, roundsOf } from '../items/round-json.js';
import { Describe } from '../openapi/describe.js';
import { listed } from '../openapi/json-schema.js';
import { readTimeline, timelineSchema } from './read-timeline.js';
import { stepJson, upcomingSchema } from './upcoming-json.js';

/** What of a kind its timeline must know. */
interface Timed<S extends Subject> {
  /** What a path calls them: `risks`. */
  path: string;
  /** `a risk`, as a sentence calls one. */
  one: string;
  /** The zone is that in which its dates were meant. @throws Refusal `not-found` */
  find: (manager: EntityManager, ref: string) => Promise<{ id: string; zone: string }>;
  load: (manager: EntityManager, id: string) => Promise<S | null>;
  /** Whom a step would tell, as things stand. */
  reached: (subject: S, step: PlannedStep) => Recipient[];
  /** Since when its clock stands still, and why; null: it runs. */
  paused: (subject: S) => { since: Instant; why: string } | null;
}

/** Why, what next, and what was signed: the routes that every kind of record with a page of its own has. */
export function timelineOf<S extends Subject>({ path, one, find, load, reached, paused }: Timed<S>): Type {
  @Controller(`${path}/:id`)
  class RecordTimelineController {
    constructor(private readonly dataSource: DataSource) {}

    @Get('timeline')
    @Describe({ summary: `What happened to ${one}, why, and who was told`, returns: timelineSchema })
    async timeline(@Param('id') ref: string, @CurrentActor() { sight: seenBy }: Actor): Promise<object> {
      const { id, zone } = await find(this.dataSource.manager, ref);
      return readTimeline(this.dataSource.manager, id, zone, { seenBy });
    }

    @Get('upcoming')
    @Describe({
      summary: `What fires next for ${one}, when, and whom it would reach as things stand`,
      returns: upcomingSchema,
    })
    async upcoming(@Param('id') ref: string): Promise<object> {
      const { manager } = this.dataSource;
      const { id, zone } = await find(manager, ref);
      const subject = await load(manager, id);
      if (!subject) return { items: [], paused: null };
      const planned = subject.steps.filter(({ state }) => state === 'planned').sort(compareSteps);
      const told = planned.map((step) => ({ step, who: reached(subject, step) }));
      const people = told.flatMap(({ who }) => who.map(({ personId }) => personId));
      const names = await namesOf(manager, people);
      const still = paused(subject);
      return {
        items: told.map(({ step, who }) => ({
          ...stepJson(step, zone),
          who: who.map(({ personId, role }) => ({ person: { id: personId, name: names.get(personId) ?? '' }, role })),
        })),
        paused: still && { since: new Date(still.since).toISOString(), why: still.why },
      };
    }

    @Get('sign-off-rounds')
    @Describe({
      summary: `Every sign-off of ${one}: what was signed, by whom, with its hash`,
      returns: listed(roundSchema),
    })
    async rounds(@Param('id') ref: string, @CurrentActor() { sight }: Actor): Promise<object> {
      const { id } = await find(this.dataSource.manager, ref);
      return { items: await roundsOf(this.dataSource.manager, [id], sight) };
    }
  }
  return RecordTimelineController;
}
