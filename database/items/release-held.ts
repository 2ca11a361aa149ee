import type { EntityManager } from 'typeorm';
import { runItemCommands } from './run-commands.js';

/** Items in one statement; the transaction is the caller's. */
const batch = 1_000;

/** What a window held back until its end is planned anew without it, and what is due by then leaves at once. */
export async function releaseHeld(manager: EntityManager, windowId: string, at: number): Promise<void> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT DISTINCT s.subject_id AS id FROM planned_steps s JOIN maintenance_windows w ON w.id = $1
     WHERE s.state = 'planned' AND s.subject_kind = 'action_item' AND s.because LIKE '%held back by maintenance%'
       AND s.fire_at >= w.ends_at ORDER BY id`,
    [windowId],
  );
  for (let from = 0; from < rows.length; from += batch)
    await runItemCommands(
      manager,
      rows.slice(from, from + batch).map(({ id }) => ({
        id,
        command: { type: 'end_maintenance', windowId } as const,
        actorId: null,
        key: `maintenance-${windowId}-cancelled`,
        at,
      })),
      { poke: true },
    );
}
