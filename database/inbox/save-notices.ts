import type { EntityManager } from 'typeorm';
import { presentTrace } from '../../config/spans.js';
import type { Notice } from '../../domain/record/event.js';
import type { RecordKind } from '../engine/kinds.js';
import { zonesOf } from '../people/people.js';
import { isPush } from '../../domain/notification/channels.js';
import { roomKinds } from '../../domain/notification/groups.js';
import { describeNotification, type NotificationFacts } from '../../domain/notification/messages.js';
import { describeInstant, type Instant } from '../../domain/time.js';
import { toWhoIsThere } from './who-is-there.js';

export interface NoticeEntry {
  subjectKind: RecordKind | 'webhook' | 'channel' | 'calendar' | 'bulk_operation' | 'person' | 'policy' | 'rule';
  subjectId: string;
  /** Null where no program, or more than one, is concerned. */
  programId: string | null;
  /** What every notice about the subject says. */
  facts: NotificationFacts;
  /** When the subject is due: told to each person in their own zone. */
  dueAt?: Instant;
  notice: Notice;
}

/**
 * Puts a row into the inbox of each person told; those to be pushed wait there to be routed and combined. The rooms of
 * the program hear of the same event once.
 */
export async function saveNotices(manager: EntityManager, given: NoticeEntry[]): Promise<void> {
  if (given.length === 0) return;
  const entries = await toWhoIsThere(manager, given);
  const dueText = await dueTexts(manager, entries);
  const rows = entries.flatMap(({ subjectKind, subjectId, programId, facts, dueAt, notice }) =>
    notice.to.map((recipient) => {
      const due = dueAt === undefined ? {} : { dueText: dueText(dueAt, recipient.personId) };
      const whom = recipient.for === undefined ? {} : { forName: recipient.for.name };
      const said = { ...facts, ...notice.facts, ...due, ...whom, role: recipient.role };
      const text = describeNotification(notice.kind, said);
      return {
        w: recipient.personId,
        r: recipient.role,
        kd: notice.kind,
        sk: subjectKind,
        s: subjectId,
        p: programId,
        k: notice.eventKey,
        l: notice.level ?? null,
        t: text.title,
        b: text.body,
        at: notice.at,
        c: notice.channels,
        ps: notice.channels.some(isPush) ? 'pending' : 'none',
        // Only what leaves is asked again.
        sd: notice.channels.some(isPush)
          ? { facts: said, dueAt: dueAt ?? null, meantFor: recipient.for?.id ?? recipient.personId }
          : null,
      };
    }),
  );
  if (rows.length === 0) return;
  const trace = presentTrace();
  await manager.query(
    `WITH told AS (
       INSERT INTO notifications (person_id, role, kind, subject_kind, subject_id, program_id, event_key, level, title, body, at, channels, push, said, trace)
       SELECT x.w, x.r, x.kd, x.sk, x.s, x.p, x.k, x.l, x.t, x.b, to_timestamp(x.at / 1000.0), x.c, x.ps, x.sd, $3
       FROM json_to_recordset($1::json) AS x(w uuid, r text, kd text, sk text, s uuid, p uuid, k text, l integer, t text,
         b text, at double precision, c text[], ps text, sd jsonb)
       ON CONFLICT (event_key, person_id) DO NOTHING RETURNING id, program_id, event_key, kind)
     INSERT INTO notification_pushes (notification_id, channel, contact_point_id)
     SELECT DISTINCT ON (c.id, told.event_key, told.kind) told.id, c.channel, c.id
     FROM told JOIN contact_points c ON c.program_id = told.program_id AND c.removed_at IS NULL
     WHERE told.kind = ANY($2) ORDER BY c.id, told.event_key, told.kind, told.id`,
    [JSON.stringify(rows), roomKinds, trace],
  );
}

/** Due instants as each reader has them on the wall; said once for each instant and zone. */
async function dueTexts(
  manager: EntityManager,
  entries: readonly NoticeEntry[],
): Promise<(dueAt: Instant, personId: string) => string> {
  const people = entries.flatMap(({ dueAt, notice }) => (dueAt === undefined ? [] : notice.to.map((r) => r.personId)));
  const zones = await zonesOf(manager, people);
  const said = new Map<string, string>();
  return (dueAt, personId) => {
    const zone = zones.get(personId) ?? 'UTC';
    const key = `${dueAt} ${zone}`;
    const text = said.get(key) ?? describeInstant(dueAt, zone);
    said.set(key, text);
    return text;
  };
}
