import { pushChannels } from '../../../../domain/notification/channels.js';
import { policyKinds } from '../../../../domain/policy/check-policy.js';
import type { EntityManager } from 'typeorm';
import { formatLocal, localDate } from '../../../../domain/time.js';
import { channelsOf, pushSchema } from '../notifications/push-json.js';
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
        data: anyObject,
        'beyondKnown?': {
          ...flag,
          description:
            'Of an item, where the event has a date: true where that lies after the days off that its calendar knows.',
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

interface Row {
  seq: number;
  key: string;
  type: string;
  at: Date;
  recorded_at: Date;
  actor_id: string | null;
  actor: string | null;
  data: Record<string, unknown>;
  told: object[] | null;
  rooms: object[] | null;
  fired_by: string | null;
  policy: object | null;
  calendar: object | null;
  /** Of the calendar that the event names. */
  known_until: string | null;
}

/** Longest timeline that is given; what is older is in the audit trail. */
const mostEntries = 1_000;

/**
 * What happened to a record and why, in the order in which it took effect; with whom each event told.
 *
 * @param knownUntil of an item: up to when its calendar knows the days off; null: no day
 */
export async function readTimeline(
  manager: EntityManager,
  subjectId: string,
  zone: string,
  knownUntil?: string | null,
): Promise<{ items: object[] }> {
  const rows = await manager.query<Row[]>(
    `SELECT e.seq, e.key, e.type, e.at, e.recorded_at, e.actor_id, p.name AS actor, e.data,
       (SELECT jsonb_agg(jsonb_build_object('person', jsonb_build_object('id', n.person_id, 'name', w.name), 'role', n.role,
            'kind', n.kind, 'level', n.level, 'push', n.push, 'channels', ${channelsOf('n')}) ORDER BY n.id)
          FROM notifications n JOIN people w ON w.id = n.person_id WHERE n.event_key = e.key) AS told,
       (SELECT jsonb_agg(jsonb_build_object('room', jsonb_build_object('id', c.id, 'name', c.name), 'channel', u.channel,
            'state', coalesce(d.state, 'pending')) ORDER BY u.id)
          FROM notifications n JOIN notification_pushes u ON u.notification_id = n.id
          JOIN contact_points c ON c.id = u.contact_point_id LEFT JOIN deliveries d ON d.id = u.delivery_id
          WHERE n.event_key = e.key) AS rooms,
       (SELECT s.fired_by FROM planned_steps s WHERE s.subject_id = e.subject_id AND s.state = 'fired'
          AND e.key LIKE '%#step:' || s.cycle || '/' || s.policy_version_id || '/' || s.kind || '/' || s.level || '/' || s.occurrence) AS fired_by,
       (SELECT jsonb_build_object('versionId', v.id, 'name', o.name, 'kind', o.kind, 'version', v.version)
          FROM policy_versions v JOIN policies o ON o.id = v.policy_id WHERE v.id::text = e.data->>'policyVersionId') AS policy,
       (SELECT jsonb_build_object('versionId', v.id, 'key', c.key, 'version', v.version)
          FROM calendar_versions v JOIN calendars c ON c.id = v.calendar_id WHERE v.id::text = e.data->>'calendarVersionId') AS calendar,
       (SELECT v.known_until::text FROM calendar_versions v WHERE v.id::text = e.data->>'calendarVersionId') AS known_until
     FROM audit_events e LEFT JOIN people p ON p.id = e.actor_id WHERE e.subject_id = $1 ORDER BY e.seq DESC LIMIT ${mostEntries}`,
    [subjectId],
  );
  return {
    items: rows.reverse().map((row) => ({
      seq: row.seq,
      at: row.at.toISOString(),
      local: `${formatLocal(row.at.getTime(), zone)} ${zone}`,
      recordedAt: row.recorded_at.toISOString(),
      type: row.type,
      summary: summaryOf(row.type, row.data, zone),
      actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor ?? '' },
      onBehalfOf: row.data['for'] ?? null,
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

function beyondKnown({ data, known_until }: Row, zone: string, knownUntil: string | null): { beyondKnown?: boolean } {
  const dates = dated.flatMap((name) => (typeof data[name] === 'number' ? localDate(data[name], zone) : []));
  if (dates.length === 0) return {};
  const known = known_until ?? knownUntil ?? '';
  return { beyondKnown: dates.some((date) => date > known) };
}

function ruleOf({ policy, calendar, data }: Row): object | null {
  if (policy === null) return null;
  const { level, cycle } = data;
  return {
    policy,
    level: typeof level === 'number' && level > 0 ? level : null,
    cycle: typeof cycle === 'number' ? cycle : null,
    calendar,
  };
}
