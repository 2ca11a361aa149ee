import type { PhaseStatus } from '../program/table.js';
import type { Edge } from './cycle.js';

export interface NetworkPhase {
  id: string;
  status: PhaseStatus;
  /** The phase before it in the program. */
  after: string | null;
}

/** The id under which a phase stands in the graph: its opening, which is the tollgate of the one before. */
export function openingOf(phaseId: string): string {
  return `phase/${phaseId}`;
}

/** The phase whose opening it is; null for an item. */
export function phaseOpened(id: string): string | null {
  return id.startsWith('phase/') ? id.slice('phase/'.length) : null;
}

/** Whether the phase opens only when another has passed its tollgate. */
export function isToCome({ status, after }: NetworkPhase): boolean {
  return status === 'pending' && after !== null;
}

/**
 * What waits by way of the tollgates: the items of a phase that is to come for its opening, and that for the items of the
 * phase before, and for its opening where that is to come too.
 */
export function phaseEdges(items: readonly { id: string; phaseId: string }[], phases: readonly NetworkPhase[]): Edge[] {
  const coming = new Map(phases.filter(isToCome).map((phase) => [phase.id, phase]));
  const itemsOf = Map.groupBy(items, ({ phaseId }) => phaseId);
  return [...coming.values()].flatMap(({ id, after }): Edge[] => {
    const opening = openingOf(id);
    const before = after === null ? [] : (itemsOf.get(after) ?? []).map((item) => item.id);
    return [
      ...(itemsOf.get(id) ?? []).map((item) => ({ itemId: item.id, waitsFor: opening })),
      ...before.map((waitsFor) => ({ itemId: opening, waitsFor })),
      ...(after !== null && coming.has(after) ? [{ itemId: opening, waitsFor: openingOf(after) }] : []),
    ];
  });
}
