import type { EntityManager } from 'typeorm';
import { channelsOf } from '../notifications/pushes.js';

/** An event of a record, with whom it told and the rule by which it came. */
export interface TimelineRow {
  seq: number;
  key: string;
  type: string;
  at: Date;
  recorded_at: Date;
  program_id: string | null;
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

/** The last thousand events of a record, in the order in which they took effect. */
export async function timelineOf(manager: EntityManager, subjectId: string): Promise<TimelineRow[]> {
  const rows = await manager.query<TimelineRow[]>(
    `SELECT e.seq, e.key, e.type, e.at, e.recorded_at, e.program_id, e.actor_id, p.name AS actor, e.data,
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
  return rows.reverse();
}
