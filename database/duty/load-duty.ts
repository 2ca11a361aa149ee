import type { EntityManager } from 'typeorm';
import type { MaintenanceWindow } from '../../domain/duty/maintenance.js';
import type { Rota } from '../../domain/duty/rota.js';
import { whyNot } from '../../domain/person/standing.js';
import { loadStanding } from '../people/standing.js';

/** Rotas by id; those that do not exist are left out. */
export async function loadRotas(manager: EntityManager, ids: Iterable<string>): Promise<Record<string, Rota>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return {};
  const rows = await manager.query<{ id: string; body: Rota }[]>('SELECT id, body FROM rotas WHERE id = ANY($1)', [
    wanted,
  ]);
  await sayWhoLeft(
    manager,
    rows.map(({ body }) => body),
  );
  return Object.fromEntries(rows.map(({ id, body }) => [id, body]));
}

/** Marks those among the people of rotas who have left, or only read: their turn is the next one's. */
export async function sayWhoLeft(manager: EntityManager, rotas: Rota[]): Promise<void> {
  const named = rotas.flatMap(({ layers, overrides }) => [
    ...layers.flatMap(({ members }) => members),
    ...overrides.flatMap(({ personId }) => personId ?? []),
  ]);
  const standing = await loadStanding(manager, named);
  const left = [...standing.values()].filter((person) => whyNot(person, 'duty') !== null).map(({ id }) => id);
  for (const rota of rotas) if (left.length > 0) rota.gone = left;
}

/** For so long after its end a window still matters: to a step that fell into it and is fired late, or re-planned. */
const rememberedDays = 60;

/** Every window that may hold a step back, whatever its scope. */
export async function loadMaintenance(manager: EntityManager): Promise<MaintenanceWindow[]> {
  const rows = await manager.query<
    { id: string; reason: string; starts_at: Date; ends_at: Date; market: string | null; program_id: string | null }[]
  >(
    `SELECT id, reason, starts_at, ends_at, market, program_id FROM maintenance_windows
     WHERE cancelled_at IS NULL AND ends_at > now() - make_interval(days => $1) ORDER BY starts_at, id`,
    [rememberedDays],
  );
  return rows.map(({ id, reason, starts_at, ends_at, market, program_id }) => ({
    id,
    reason,
    from: starts_at.getTime(),
    to: ends_at.getTime(),
    market,
    programId: program_id,
  }));
}
