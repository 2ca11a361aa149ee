import type { EntityManager } from 'typeorm';
import { openingOf, phaseEdges, phaseOpened, type NetworkPhase } from '../../domain/dependency/phase-edges.js';
import type { PresentEdge } from '../../domain/import/waits-for.js';
import type { PhaseStatus } from '../../domain/program/table.js';

/** One at a time in the whole installation: of two that meet crosswise the second sees what the first has added. */
export async function lockDependencies(manager: EntityManager): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtext('tollgate.item_dependencies'))`);
}

/** These programs, and those for whose items theirs wait, directly or by way of others. */
export async function programsReached(manager: EntityManager, programIds: string[]): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `WITH RECURSIVE reached (id) AS (
       SELECT unnest($1::uuid[])
       UNION
       SELECT q.program_id FROM reached r JOIN action_items i ON i.program_id = r.id
       JOIN item_dependencies d ON d.item_id = i.id JOIN action_items q ON q.id = d.predecessor_id)
     SELECT id FROM reached`,
    [programIds],
  );
  return rows.map(({ id }) => id);
}

/** Phases of programs, each with the one before it. */
export async function phasesOf(
  manager: EntityManager,
  programIds: string[],
): Promise<(NetworkPhase & { name: string })[]> {
  return manager.query<{ id: string; name: string; status: PhaseStatus; after: string | null }[]>(
    `SELECT id, name, status, lag(id) OVER (PARTITION BY program_id ORDER BY position) AS after
     FROM phases WHERE program_id = ANY($1) ORDER BY program_id, position`,
    [programIds],
  );
}

/**
 * All that these items, and what they wait for, may have to wait for: other items, and the openings of phases. Items that
 * nothing has to do with are left out, but for these.
 */
export async function edgesFrom(manager: EntityManager, itemIds: string[]): Promise<PresentEdge[]> {
  const asked = [...new Set(itemIds)];
  const home: { id: string }[] = await manager.query(
    'SELECT DISTINCT program_id AS id FROM action_items WHERE id = ANY($1)',
    [asked],
  );
  const programs = await programsReached(
    manager,
    home.map(({ id }) => id),
  );
  const between: PresentEdge[] = await manager.query(
    `SELECT d.item_id AS "itemId", d.predecessor_id AS "waitsFor", d.from_file AS "fromFile"
     FROM item_dependencies d JOIN action_items i ON i.id = d.item_id WHERE i.program_id = ANY($1)`,
    [programs],
  );
  const named = new Set([...asked, ...between.flatMap(({ itemId, waitsFor }) => [itemId, waitsFor])]);
  const items: { id: string; phaseId: string }[] = await manager.query(
    'SELECT id, phase_id AS "phaseId" FROM action_items WHERE id = ANY($1)',
    [[...named]],
  );
  const byTollgate = phaseEdges(items, await phasesOf(manager, programs));
  return [...between, ...byTollgate.map((edge) => ({ ...edge, fromFile: false }))];
}

/** An item, or a phase: that has no key. */
export interface NamedOnWay {
  id: string;
  key: string | null;
  title: string;
}

/** What people read of the items and openings on a way, by the ids under which they stand in the graph. */
export async function namesOnWay(manager: EntityManager, ids: readonly string[]): Promise<Map<string, NamedOnWay>> {
  const phaseIds = ids.flatMap((id) => phaseOpened(id) ?? []);
  const items: { id: string; number: number; title: string }[] = await manager.query(
    'SELECT id, number, title FROM action_items WHERE id = ANY($1)',
    [ids.filter((id) => phaseOpened(id) === null)],
  );
  const phases: { id: string; name: string; program: string }[] = await manager.query(
    `SELECT ph.id, ph.name, p.name AS program FROM phases ph JOIN programs p ON p.id = ph.program_id
     WHERE ph.id = ANY($1)`,
    [phaseIds],
  );
  const names = new Map<string, NamedOnWay>();
  for (const { id, number, title } of items) names.set(id, { id, key: `AI-${number}`, title });
  for (const { id, name, program } of phases)
    names.set(openingOf(id), { id, key: null, title: `the opening of ${name} (${program})` });
  return names;
}

/** `AI-7 “Clean the data” → the opening of Enforcement (Leakage) → …` */
export function wayText(way: readonly NamedOnWay[]): string {
  return way.map(({ key, title }) => (key === null ? title : `${key} “${title}”`)).join(' → ');
}
