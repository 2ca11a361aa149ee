import type { EntityManager } from 'typeorm';
import type { FindingOutcome } from '../../domain/finding/finding.js';
import { pokeOf } from '../engine/kinds.js';
import type { OutboxEntry } from '../engine/outbox.js';

/** Alignment rounds that are under way on findings that are none any more: they end. */
export async function pokesOfRounds(
  manager: EntityManager,
  outcomes: readonly FindingOutcome[],
): Promise<OutboxEntry[]> {
  const gone = outcomes.flatMap(({ before, after }) => {
    const { id, status } = after.facts;
    return status !== before.facts.status && (status === 'withdrawn' || status === 'noted') ? [id] : [];
  });
  if (gone.length === 0) return [];
  const rows = await manager.query<{ id: string }[]>(
    `SELECT id FROM alignments WHERE finding_id = ANY($1) AND status IN ('open', 'deciding')`,
    [gone],
  );
  return rows.map(({ id }) => pokeOf('alignment', id));
}
