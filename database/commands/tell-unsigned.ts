import type { EntityManager } from 'typeorm';
import { stableId } from '../../domain/stable-id.js';
import { count } from '../engine/counters.js';
import { saveNotices } from '../inbox/save-notices.js';
import { administratorsNow } from '../people/standing.js';
import type { RecordKind } from '../engine/kinds.js';
import { saveEvents } from '../trail/events.js';
import { locks } from '../sql/locks.js';
import { databaseTime } from '../sql/database-time.js';

const hour = 3_600_000;

/**
 * A command that nobody here has sent was refused: it is counted, the record's timeline says so, and the administrators
 * are told, once an hour at most, however many come.
 */
export async function tellUnsigned(manager: EntityManager, kind: RecordKind, id: string, why: string): Promise<void> {
  await count(manager, 'command_refused_unsigned', 1);
  await manager.query('SELECT pg_advisory_xact_lock($1)', [locks.tellUnsigned]);
  const at = await databaseTime(manager);
  // Whoever forges may name what is none.
  const subjectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : stableId('no record', kind);
  const key = `unsigned/${kind}/${subjectId}/${Math.floor(at / hour)}`;
  const subject = { subjectKind: kind, subjectId, programId: null };
  const event = { key, type: 'record.command_refused', at, actorId: null, version: 0, data: { reason: why } };
  await saveEvents(manager, [{ ...subject, event }]);
  const [told] = await manager.query<unknown[]>(
    `SELECT 1 FROM notifications WHERE kind = 'command_refused' AND at > to_timestamp($1 / 1000.0) LIMIT 1`,
    [at - hour],
  );
  if (told) return;
  const to = (await administratorsNow(manager)).map((personId) => ({ personId, role: 'administrator' as const }));
  const name = `${kind.replace('_', ' ')} ${subjectId}`;
  const notice = { eventKey: key, kind: 'command_refused' as const, to, at, facts: { reason: why } };
  const facts = { itemTitle: name, itemNumber: null, programName: name };
  await saveNotices(manager, [{ ...subject, facts, notice: { ...notice, channels: ['inbox', 'email'] } }]);
}
