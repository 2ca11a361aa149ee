import type { EntityManager } from 'typeorm';
import { inTheirPlace, type Leaver } from '../../domain/notification/in-their-place.js';
import { messageOf } from '../../domain/notification/messages.js';
import { administratorsNow } from '../people/standing.js';
import type { Notice } from '../../domain/record/event.js';

interface Told {
  programId: string | null;
  notice: Notice;
}

/** The messages, to those who are there: nothing is said to people who have left alone. */
export async function toWhoIsThere<T extends Told>(manager: EntityManager, given: readonly T[]): Promise<readonly T[]> {
  const entries = await loudly(manager, given);
  const leavers = await leaversAmong(manager, entries);
  if (leavers.size === 0) return entries;
  const managers = await programManagers(manager, entries);
  const administrators = await administratorsNow(manager);
  return entries.flatMap((entry) => {
    const { notice, programId } = entry;
    if (!notice.to.some(({ personId }) => leavers.has(personId))) return [entry];
    const programManagerId = programId === null ? null : (managers.get(programId) ?? null);
    const { byId = null } = notice;
    const to = inTheirPlace(notice.kind, notice.to, leavers, { programManagerId, administrators, byId });
    return to.length === 0 ? [] : [{ ...entry, notice: { ...notice, to } }];
  });
}

/** What is loud is told to everybody who administers, besides those whom the rules found; whoever did it knows. */
async function loudly<T extends Told>(manager: EntityManager, entries: readonly T[]): Promise<readonly T[]> {
  if (!entries.some(({ notice }) => messageOf(notice.kind).loud)) return entries;
  const administrators = await administratorsNow(manager);
  return entries.map((entry) => {
    const { notice } = entry;
    if (!messageOf(notice.kind).loud) return entry;
    const known = new Set([notice.byId, ...notice.to.map(({ personId }) => personId)]);
    const more = administrators.filter((id) => !known.has(id));
    const to = [...notice.to, ...more.map((personId) => ({ personId, role: 'administrator' as const }))];
    return { ...entry, notice: { ...notice, to } };
  });
}

async function leaversAmong(manager: EntityManager, entries: readonly Told[]): Promise<Map<string, Leaver>> {
  const ids = new Set(entries.flatMap(({ notice }) => notice.to.map(({ personId }) => personId)));
  if (ids.size === 0) return new Map();
  const rows = await manager.query<{ id: string; name: string; managerId: string | null }[]>(
    `SELECT p.id, p.name, m.id AS "managerId" FROM people p LEFT JOIN people m ON m.id = p.manager_id AND m.active
     WHERE p.id = ANY($1) AND NOT p.active`,
    [[...ids]],
  );
  return new Map(rows.map(({ id, name, managerId }) => [id, { name, managerId }]));
}

/** Who manages each program and is there to act. */
async function programManagers(manager: EntityManager, entries: readonly Told[]): Promise<Map<string, string>> {
  const ids = new Set(entries.flatMap(({ programId }) => programId ?? []));
  const rows = await manager.query<{ id: string; managerId: string }[]>(
    `SELECT g.id, g.manager_id AS "managerId" FROM programs g
     JOIN people p ON p.id = g.manager_id AND p.active AND p.access <> 'auditor' WHERE g.id = ANY($1)`,
    [[...ids]],
  );
  return new Map(rows.map(({ id, managerId }) => [id, managerId]));
}
