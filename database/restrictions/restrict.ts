import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import type { Subject } from '../access/unseen.js';
import { readers, restrictions } from '../entities/restriction.js';
import { recordedKeys, saveEvents } from '../trail/events.js';

/** Whether a record is restricted, and who is named to read it all the same. */
export interface Readers {
  restricted: boolean;
  people: { id: string; name: string }[];
  teams: { id: string; name: string }[];
}

export async function readersOf(manager: EntityManager, subjectId: string): Promise<Readers> {
  const [row] = await manager.query<Readers[]>(
    `SELECT EXISTS (SELECT 1 FROM restricted_records WHERE subject_id = $1) AS restricted,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) ORDER BY p.name_folded, p.id)
         FROM record_readers v JOIN people p ON p.id = v.person_id WHERE v.subject_id = $1), '[]') AS people,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) ORDER BY t.name_folded, t.id)
         FROM record_readers v JOIN teams t ON t.id = v.team_id WHERE v.subject_id = $1), '[]') AS teams`,
    [subjectId],
  );
  return row ?? { restricted: false, people: [], teams: [] };
}

export interface ReadersWanted {
  restricted: boolean;
  personIds: string[];
  teamIds: string[];
}

/**
 * Restricts a record or opens it, and names who reads it: all of it as it is wanted, in the caller's transaction. Sent
 * again with its key, it was done.
 */
export async function setReaders(
  manager: EntityManager,
  { kind, id, programId, version }: Subject,
  { restricted, personIds, teamIds }: ReadersWanted,
  ctx: { actorId: string; key: string; at: number },
): Promise<void> {
  const key = `${kind}/${id}#readers:${ctx.actorId}:${ctx.key}`;
  // Two at once would leave the readers of both.
  await lockReaders(manager, id);
  if ((await recordedKeys(manager, [key])).has(key)) return;
  if (kind === 'alignment' && !restricted) await requireOpenFinding(manager, id);
  if (kind === 'proposal' && (restricted || personIds.length + teamIds.length > 0))
    throw new Refusal(
      'invalid-command',
      'A proposal is read by whoever reads the record that it is about. Restrict that record instead.',
      { path: 'restricted' },
    );
  const before = await readersOf(manager, id);
  if (restricted && !before.restricted)
    await manager.insert(restrictions, { subject_id: id, subject_kind: kind, restricted_by: ctx.actorId });
  if (!restricted) await manager.delete(restrictions, { subject_id: id });
  await manager.delete(readers, { subject_id: id });
  await manager.insert(readers, [
    ...[...new Set(personIds)].map((person_id) => ({ subject_id: id, person_id })),
    ...[...new Set(teamIds)].map((team_id) => ({ subject_id: id, team_id })),
  ]);
  const { people, teams } = await readersOf(manager, id);
  const data = { from: before.restricted, restricted, people, teams };
  const noun = kind === 'action_item' ? 'item' : kind;
  const event = { key, type: `${noun}.readers_set`, at: ctx.at, actorId: ctx.actorId, version, data };
  await saveEvents(manager, [{ subjectKind: kind, subjectId: id, programId, event }]);
  if (kind === 'finding') await restrictRounds(manager, id, { restricted, personIds, teamIds }, ctx);
}

/** Nobody else says who reads it until the end of the transaction. */
export async function lockReaders(manager: EntityManager, id: string): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('readers/' || $1, 0))`, [id]);
}

/** A round says what its finding says: who reads the one reads the other. */
async function restrictRounds(
  manager: EntityManager,
  findingId: string,
  wanted: ReadersWanted,
  ctx: { actorId: string; key: string; at: number },
): Promise<void> {
  const rounds = await manager.query<{ id: string; version: number }[]>(
    'SELECT id, version FROM alignments WHERE finding_id = $1 ORDER BY id',
    [findingId],
  );
  for (const { id, version } of rounds)
    await setReaders(manager, { kind: 'alignment', id, programId: null, version }, wanted, ctx);
}

/** @throws Refusal `invalid-command` where the round is on a finding that is restricted */
async function requireOpenFinding(manager: EntityManager, alignmentId: string): Promise<void> {
  const [row] = await manager.query<{ number: number }[]>(
    `SELECT f.number FROM alignments k JOIN findings f ON f.id = k.finding_id
     JOIN restricted_records h ON h.subject_id = f.id WHERE k.id = $1`,
    [alignmentId],
  );
  if (row)
    throw new Refusal(
      'invalid-command',
      `FI-${row.number} is restricted, and so is what is said of it here. Open the finding instead.`,
      { path: 'restricted' },
    );
}

/**
 * That somebody has read what is restricted and in which they have no part: once a day, so that the trail says it and is not
 * drowned by it.
 */
export async function recordReading(
  manager: EntityManager,
  subject: Subject,
  actorId: string,
  at: number,
): Promise<void> {
  const { kind, id, programId, version } = subject;
  const key = `${kind}/${id}#read:${actorId}:${new Date(at).toISOString().slice(0, 10)}`;
  const noun = kind === 'action_item' ? 'item' : kind;
  const event = { key, type: `${noun}.restricted_read`, at, actorId, version, data: {} };
  await saveEvents(manager, [{ subjectKind: kind, subjectId: id, programId, event }]);
}

/**
 * That somebody has read the trail as it was sealed, in which all records are, restricted ones too: once a day, however many
 * answers it takes. @throws what the database says; then nothing is to be shown
 */
export async function recordTrailReading(manager: EntityManager, actorId: string, at: number): Promise<void> {
  const key = `person/${actorId}#read_sealed_trail:${new Date(at).toISOString().slice(0, 10)}`;
  // Thousands of answers make the trail up: each asks, one writes.
  if ((await recordedKeys(manager, [key])).has(key)) return;
  const event = { key, type: 'person.read_sealed_trail', at, actorId, version: 0, data: {} };
  await saveEvents(manager, [{ subjectKind: 'person', subjectId: actorId, programId: null, event }]);
}
