import { Controller, Get, Param } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { loadItemCases } from '../../../../database/items/load-cases.js';
import { loadSteps } from '../../../../database/plan/steps.js';
import { foresee } from '../../../../domain/action-item/foresee.js';
import { compareSteps, type PlannedStep } from '../../../../domain/plan/step.js';
import { formatLocal } from '../../../../domain/time.js';
import { findItem } from '../items/item-json.js';
import { Describe } from '../openapi/describe.js';
import {
  anyObject,
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
import { findProgramRow } from '../programs/program-json.js';
import { readTimeline, timelineSchema } from './read-timeline.js';

const who = object({ person, role: text });
export const upcomingSchema = object({
  items: list(
    schema(
      'UpcomingStep',
      object({
        kind: text,
        level: integer,
        occurrence: integer,
        at: instant,
        local: text,
        zone: text,
        because: text,
        who: list(who),
      }),
    ),
  ),
  paused: nullable(object({ since: instant, why: text })),
});
export const roundSchema = schema(
  'SignOffRound',
  object({
    id: uuid,
    number: integer,
    state: text,
    contentHash: text,
    content: anyObject,
    stages: list(anyObject),
    stage: integer,
    openedAt: instant,
    closedAt: nullable(instant),
    signatures: list(
      object({ person, stage: integer, decision: text, reason: nullable(text), contentHash: text, at: instant }),
    ),
  }),
);

/** "Why did this escalate?" and "what fires next?" */
@Controller()
export class TimelineController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('action-items/:id/timeline')
  @Describe({ summary: 'What happened to an item, why, and who was told', returns: timelineSchema, problems: [404] })
  async item(@Param('id') ref: string): Promise<object> {
    const { id, due_zone } = await findItem(this.dataSource.manager, ref);
    return readTimeline(this.dataSource.manager, id, due_zone);
  }

  @Get('programs/:id/timeline')
  @Describe({ summary: 'What happened to a program, why, and who was told', returns: timelineSchema, problems: [404] })
  async program(@Param('id') ref: string): Promise<object> {
    const { id, time_zone } = await findProgramRow(this.dataSource.manager, ref);
    return readTimeline(this.dataSource.manager, id, time_zone);
  }

  @Get('action-items/:id/upcoming')
  @Describe({
    summary: 'What fires next for an item, when, and whom it would reach as things stand',
    returns: upcomingSchema,
    problems: [404],
  })
  async upcomingOfItem(@Param('id') ref: string): Promise<object> {
    const row = await findItem(this.dataSource.manager, ref);
    const [subject] = await loadItemCases(this.dataSource.manager, [row.id]);
    if (!subject) return { items: [], paused: null };
    const foreseen = foresee(subject);
    const names = await namesOf(
      this.dataSource.manager,
      foreseen.flatMap(({ told }) => told.map(({ personId }) => personId)),
    );
    const { pausedSince } = subject.item;
    return {
      items: foreseen.map(({ step, told }) => ({
        ...stepJson(step, row.due_zone),
        who: told.map(({ personId, role }) => ({ person: { id: personId, name: names.get(personId) ?? '' }, role })),
      })),
      paused:
        pausedSince === null
          ? null
          : { since: new Date(pausedSince).toISOString(), why: row.hold_reason ?? 'it waits for sign-off' },
    };
  }

  @Get('programs/:id/upcoming')
  @Describe({ summary: 'What fires next for a program', returns: upcomingSchema, problems: [404] })
  async upcomingOfProgram(@Param('id') ref: string): Promise<object> {
    const { id, time_zone } = await findProgramRow(this.dataSource.manager, ref);
    const steps = (await loadSteps(this.dataSource.manager, [id])).get(id) ?? [];
    const planned = steps.filter(({ state }) => state === 'planned').sort(compareSteps);
    return { items: planned.map((step) => ({ ...stepJson(step, time_zone), who: [] })), paused: null };
  }

  @Get('action-items/:id/sign-off-rounds')
  @Describe({
    summary: 'Every sign-off of an item: what was signed, by whom, with its hash',
    returns: object({ items: list(roundSchema) }),
    problems: [404],
  })
  async rounds(@Param('id') ref: string): Promise<object> {
    const { id } = await findItem(this.dataSource.manager, ref);
    return { items: await readRounds(this.dataSource.manager, id) };
  }
}

/** Every round of a record, with its signatures. */
export function readRounds(manager: EntityManager, subjectId: string): Promise<object[]> {
  return manager.query(
    `SELECT r.id, r.number, r.state, r.content_hash AS "contentHash", r.content, r.stages, r.stage, r.opened_at AS "openedAt",
       r.closed_at AS "closedAt", coalesce((SELECT jsonb_agg(jsonb_build_object(
         'person', jsonb_build_object('id', s.person_id, 'name', p.name), 'stage', s.stage, 'decision', s.decision,
         'reason', s.reason, 'contentHash', s.content_hash, 'at', s.at) ORDER BY s.at, s.id)
       FROM signatures s JOIN people p ON p.id = s.person_id WHERE s.round_id = r.id), '[]') AS signatures
     FROM sign_off_rounds r WHERE r.subject_id = $1 ORDER BY r.number`,
    [subjectId],
  );
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

export async function namesOf(manager: EntityManager, ids: string[]): Promise<Map<string, string>> {
  const rows = await manager.query<{ id: string; name: string }[]>('SELECT id, name FROM people WHERE id = ANY($1)', [
    ids,
  ]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
