import type { EntityManager } from 'typeorm';
import { count } from '../engine/counters.js';
import { people } from '../entities/person.js';
import { administratorsNow } from '../people/standing.js';
import { saveEvents } from '../trail/events.js';
import { saveNotices } from '../inbox/save-notices.js';
import { databaseTime } from '../sql/database-time.js';

/** SQL: how long a message is left alone after so many attempts: ten seconds, twenty, …, an hour at most. */
const pause = 'make_interval(secs => least(3600, 5 * power(2, least(s.attempts, 12))))';

/** The first attempts may fail by chance; from this one on administrators are told. */
const attemptsUntilTold = 3;

/**
 * Messages to a person whose ways cannot be chosen are left alone for a while, longer each time; all others go. They are in
 * the inbox all along. At the third attempt administrators are told; the metrics count them.
 */
export async function setMessagesAside(
  manager: EntityManager,
  { personId, ids, error }: { personId: string; ids: readonly number[]; error: unknown },
): Promise<void> {
  const reason = (error instanceof Error ? error.message : String(error))
    .replaceAll('\0', '')
    .toWellFormed()
    .slice(0, 500);
  const [row] = await manager.query<{ attempts: number; since: Date; told: boolean; next: Date }[]>(
    `INSERT INTO set_aside AS s (subject_kind, subject_id, reason, next_attempt_at)
     VALUES ('messages', $1, $2, now() + make_interval(secs => 10))
     ON CONFLICT (subject_kind, subject_id) DO UPDATE SET reason = excluded.reason, attempts = s.attempts + 1,
       next_attempt_at = now() + ${pause}
     RETURNING attempts, since, told_at IS NOT NULL AS told, next_attempt_at AS next`,
    [personId, reason],
  );
  if (!row) return;
  // Held like what waits for the end of quiet hours; it comes back by itself.
  await manager.query(
    `UPDATE notifications SET push = 'held', push_after = $2, held_under = NULL WHERE id = ANY($1) AND push = 'pending'`,
    [ids, row.next],
  );
  if (row.told || row.attempts < attemptsUntilTold) return;
  await manager.query(`UPDATE set_aside SET told_at = now() WHERE subject_kind = 'messages' AND subject_id = $1`, [
    personId,
  ]);
  await count(manager, 'set_aside', 1);
  await tell(manager, personId, reason, row.since);
}

/** Whoever's messages could be routed after all. */
export async function takeMessagesUpAgain(manager: EntityManager, people: readonly string[]): Promise<void> {
  await manager.query(`DELETE FROM set_aside WHERE subject_kind = 'messages' AND subject_id = ANY($1)`, [people]);
}

async function tell(manager: EntityManager, personId: string, reason: string, since: Date): Promise<void> {
  const person = await manager.findOneBy(people, { id: personId });
  if (!person) return;
  const key = `messages/${personId}#set_aside:${since.getTime()}`;
  const at = await databaseTime(manager);
  const event = { key, type: 'record.set_aside', at, actorId: null, version: person.version, data: { reason } };
  await saveEvents(manager, [{ subjectKind: 'person', subjectId: personId, programId: null, event }]);
  const named = `What is pushed to ${person.name}`;
  const administrators = (await administratorsNow(manager)).filter((id) => id !== personId);
  await saveNotices(manager, [
    {
      subjectKind: 'person',
      subjectId: personId,
      programId: null,
      facts: { itemTitle: named, itemNumber: null, programName: named },
      notice: {
        eventKey: key,
        kind: 'record_set_aside',
        to: administrators.map((id) => ({ personId: id, role: 'administrator' as const })),
        channels: ['inbox', 'email'],
        at,
        facts: { reason },
      },
    },
  ]);
}
