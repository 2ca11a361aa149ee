import type { EntityManager } from 'typeorm';
import type { Notice } from '../../domain/action-item/outcome.js';
import type { RecordKind } from '../records/kinds.js';
import { describeNotification, type NotificationFacts } from '../../domain/notification/messages.js';

/** Wakes the deliveries at the commit. */
export const notificationsChannel = 'tollgate_notifications';

export interface NoticeEntry {
  subjectKind: RecordKind;
  subjectId: string;
  /** Null where no program, or more than one, is concerned. */
  programId: string | null;
  /** What every notice about the subject says. */
  facts: NotificationFacts;
  notice: Notice;
}

/** Puts a row into the inbox of each person told; those to be mailed wait there to be combined. */
export async function saveNotices(manager: EntityManager, entries: NoticeEntry[]): Promise<void> {
  const rows = entries.flatMap(({ subjectKind, subjectId, programId, facts, notice }) =>
    notice.to.map((recipient) => {
      const whom = recipient.for === undefined ? {} : { forName: recipient.for.name };
      const text = describeNotification(notice.kind, { ...facts, ...notice.facts, ...whom, role: recipient.role });
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
        e: notice.channels.includes('email') ? 'pending' : 'none',
      };
    }),
  );
  if (rows.length === 0) return;
  await manager.query(
    `INSERT INTO notifications (person_id, role, kind, subject_kind, subject_id, program_id, event_key, level, title, body, at, email)
     SELECT x.w, x.r, x.kd, x.sk, x.s, x.p, x.k, x.l, x.t, x.b, to_timestamp(x.at / 1000.0), x.e
     FROM jsonb_to_recordset($1::jsonb) AS x(w uuid, r text, kd text, sk text, s uuid, p uuid, k text, l integer, t text,
       b text, at double precision, e text)
     ON CONFLICT (event_key, person_id) DO NOTHING`,
    [JSON.stringify(rows)],
  );
  await manager.query(`NOTIFY ${notificationsChannel}`);
}
