import type { DataSource } from 'typeorm';
import { summarise, type RehearsedMessage } from '../../domain/rehearsal/summarise.js';
import { formatLocal } from '../../domain/time.js';
import { withProofs } from './proofs.js';
import type { RehearsalResult, RehearsedEvent } from './rehearsals.js';

/** Events that are kept; the summary counts all. */
const mostEvents = 5_000;

interface EventRow {
  at: Date;
  type: string;
  data: Record<string, unknown>;
  subject_id: string;
  item_id: string | null;
  number: number | null;
  title: string | null;
  zone: string;
  told: RehearsedEvent['told'] | null;
}

/** What has happened on a stage since an instant, as its trail and its inboxes have it. */
export async function readResult(stage: DataSource, since: number): Promise<RehearsalResult> {
  const messages = await stage.query<(Omit<RehearsedMessage, 'at'> & { at: Date })[]>(
    `SELECT n.person_id AS "personId", p.name, n.kind, n.level, n.at FROM notifications n JOIN people p ON p.id = n.person_id
     WHERE n.at > to_timestamp($1 / 1000.0) ORDER BY n.id`,
    [since],
  );
  const events = await stage.query<EventRow[]>(
    `SELECT e.at, e.type, e.data, e.subject_id, i.id AS item_id, i.number, i.title, coalesce(i.due_zone, g.time_zone, 'UTC') AS zone,
       (SELECT jsonb_agg(jsonb_build_object('person', jsonb_build_object('id', n.person_id, 'name', p.name), 'role', n.role,
              'kind', n.kind, 'level', n.level)
            ORDER BY n.id) FROM notifications n JOIN people p ON p.id = n.person_id WHERE n.event_key = e.key) AS told
     FROM audit_events e LEFT JOIN action_items i ON i.id = e.subject_id LEFT JOIN programs g ON g.id = e.program_id
     WHERE e.at > to_timestamp($1 / 1000.0) ORDER BY e.at, e.seq LIMIT ${mostEvents}`,
    [since],
  );
  const more = await stage.query<{ id: string; n: number }[]>(
    `SELECT x.subject_id AS id, count(*)::integer AS n FROM (SELECT e.subject_id FROM audit_events e
       WHERE e.at > to_timestamp($1 / 1000.0) ORDER BY e.at, e.seq OFFSET ${mostEvents}) x GROUP BY 1`,
    [since],
  );
  const heard = messages.map((message) => ({ ...message, at: message.at.toISOString() }));
  const played = events.map((row) => {
    const { phaseId } = row.data;
    return { event: eventOf(row), on: typeof phaseId === 'string' ? phaseId : row.item_id };
  });
  return resultOf(heard, await withProofs(stage, played), Object.fromEntries(more.map(({ id, n }) => [id, n])));
}

/** The summary of what people would hear, with the timeline. @param more events that were not read, by their record */
export function resultOf(
  messages: RehearsedMessage[],
  timeline: RehearsedEvent[],
  more: Record<string, number> = {},
): RehearsalResult {
  const people = summarise(messages);
  const leftOf = { ...more };
  for (const { subjectId = '' } of timeline.slice(mostEvents)) leftOf[subjectId] = (leftOf[subjectId] ?? 0) + 1;
  return {
    messages: messages.length,
    letters: people.reduce((sum, { letters }) => sum + letters, 0),
    people,
    timeline: timeline.slice(0, mostEvents),
    left: Object.values(leftOf).reduce((sum, n) => sum + n, 0),
    leftOf,
  };
}

function eventOf(row: EventRow): RehearsedEvent {
  const { level, because } = row.data;
  return {
    at: row.at.toISOString(),
    local: `${formatLocal(row.at.getTime(), row.zone)} ${row.zone}`,
    type: row.type,
    item: row.item_id === null ? null : { id: row.item_id, key: `AI-${row.number ?? 0}`, title: row.title ?? '' },
    subjectId: row.subject_id,
    level: row.type === 'item.escalated' && typeof level === 'number' ? level : null,
    because: typeof because === 'string' ? because : '',
    told: row.told ?? [],
  };
}
