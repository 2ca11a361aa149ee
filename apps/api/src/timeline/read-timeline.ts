import { timelineOf, type TimelineRow } from '../../../../database/timeline/timeline.js';
import { pushChannels } from '../../../../domain/notification/channels.js';
import { policyKinds } from '../../../../domain/policy/check-policy.js';
import type { EntityManager } from 'typeorm';
import { formatLocal, localDate } from '../../../../domain/time.js';
import { pushSchema } from '../notifications/push-json.js';
import {
  anyObject,
  choice,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  reference,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import { summaryOf } from './summary.js';
import { seenEvents } from '../../../../database/access/seen-events.js';
import type { Sight } from '../../../../domain/access/sight.js';

/** By which rule a step fired, with the versions as they are called. */
const ruleSchema = object({
  policy: object({ versionId: uuid, name: text, kind: choice(policyKinds), version: integer }),
  level: nullable(integer),
  cycle: nullable(integer),
  calendar: nullable(object({ versionId: uuid, key: text, version: integer })),
});

export const timelineSchema = object({
  items: list(
    schema(
      'TimelineEntry',
      object({
        seq: integer,
        at: instant,
        local: text,
        recordedAt: instant,
        type: text,
        summary: text,
        actor: nullable(person),
        onBehalfOf: nullable(person),
        // Where it was done with a token that somebody else made, or one that was made with such a one.
        'tokenMadeBy?': person,
        'onProposal?': object(
          {
            ...{ id: uuid, key: text, author: person, 'changed?': flag },
            ...{ 'rule?': text, 'licence?': object({ id: uuid, key: text }) },
          },
          'The proposal on which it was done: its actor approved what the author proposed, with changes of their own where it says changed; or, with a licence, a rule acted in their name.',
        ),
        data: anyObject,
        'beyondKnown?': {
          ...flag,
          description:
            'Where the event has a date of something to come that days off may move or fall on: true where that lies after the days off that the calendar knows (that of the event or of the item; of a program, its manager’s; of a recurrence, its owner’s).',
        },
        rule: nullable(ruleSchema),
        told: list(
          object({
            person,
            role: nullable(text),
            kind: text,
            level: nullable(integer),
            push: text,
            channels: list(pushSchema),
          }),
        ),
        rooms: list(object({ room: reference, channel: choice(pushChannels), state: text })),
        firedBy: nullable(text),
      }),
    ),
  ),
});

/**
 * What happened to a record and why, in the order in which it took effect; with whom each event told.
 *
 * @param options.seenBy what other records an event names is told to who sees these
 * @param options.knownUntil up to when its calendar knows the days off; null: no day; undefined: its dates are not counted by one
 */
export async function readTimeline(
  manager: EntityManager,
  subjectId: string,
  zone: string,
  { seenBy, knownUntil }: { seenBy: Sight | undefined; knownUntil?: string | null },
): Promise<{ items: object[] }> {
  const rows = await seenEvents(manager, seenBy, await timelineOf(manager, subjectId));
  return {
    items: rows.map((row) => ({
      seq: row.seq,
      at: row.at.toISOString(),
      local: `${formatLocal(row.at.getTime(), zone)} ${zone}`,
      recordedAt: row.recorded_at.toISOString(),
      type: row.type,
      summary: summaryOf(row.type, row.data, zone),
      actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor ?? '' },
      onBehalfOf: row.data['for'] ?? null,
      ...(row.data['tokenMadeBy'] === undefined ? {} : { tokenMadeBy: row.data['tokenMadeBy'] }),
      ...(row.data['onProposal'] === undefined ? {} : { onProposal: row.data['onProposal'] }),
      data: row.data,
      ...(knownUntil === undefined ? {} : beyondKnown(row, zone, knownUntil)),
      rule: ruleOf(row),
      told: row.told ?? [],
      rooms: row.rooms ?? [],
      firedBy: row.fired_by,
    })),
  };
}

/** Where an event has the date of something to come. */
const dated = ['dueAt', 'to', 'until', 'mayStartFrom'];

/** Of all dates to come that an event says, as days on the clocks of the record. */
function datesIn(data: TimelineRow['data'], zone: string): string[] {
  const instants = dated.flatMap((name) => (typeof data[name] === 'number' ? localDate(data[name], zone) : []));
  // Of a phase its target, of a recurrence what comes next.
  const days = [fieldOf(data['changed'], 'targetDate'), fieldOf(data['next'], 'date')];
  return [...instants, ...days.filter((day) => typeof day === 'string')];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function beyondKnown(
  { data, known_until }: TimelineRow,
  zone: string,
  knownUntil: string | null,
): { beyondKnown?: boolean } {
  const dates = datesIn(data, zone);
  if (dates.length === 0) return {};
  const known = known_until ?? knownUntil ?? '';
  return { beyondKnown: dates.some((date) => date > known) };
}

function ruleOf({ policy, calendar, data }: TimelineRow): object | null {
  if (policy === null) return null;
  const { level, cycle } = data;
  return {
    policy,
    level: typeof level === 'number' && level > 0 ? level : null,
    cycle: typeof cycle === 'number' ? cycle : null,
    calendar,
  };
}
