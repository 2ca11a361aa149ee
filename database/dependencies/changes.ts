import type { Told } from '../../domain/dependency/tell-successor.js';
import { tellSuccessor } from '../../domain/dependency/tell-successor.js';
import type { TrailEntry } from '../trail/events.js';
import type { SuccessorRow } from './successors.js';

/** A dependency that somebody has added or taken away, or a file. */
export interface DependencyChange {
  what: 'added' | 'removed';
  /** The one that waits, as it is now. */
  successor: SuccessorRow;
  predecessor: SuccessorRow;
  lag: string | null;
  reason?: string | undefined;
  actorId: string;
  /** The absent person for whom a stand-in does it. */
  onBehalfOf?: { id: string; name: string } | null;
  at: number;
}

/**
 * The event in the trail of the one that waits, and a word to its owner.
 * @param tell whether it is news to them, and the last of this moment
 */
export function toldOf(change: DependencyChange, key: string, tell: boolean): { successor: SuccessorRow; what: Told } {
  const { what, successor, predecessor, lag, reason, actorId, at, onBehalfOf } = change;
  const { itemId, number, title, status } = predecessor;
  const doneAt = successor.waitsFor.find((other) => other.itemId === itemId)?.doneAt ?? null;
  const news = {
    what,
    predecessor: { itemId, number, title, status, doneAt, lag },
    actorId,
    at,
    key: `action-item/${successor.itemId}#cmd:${key}`,
    ...(reason === undefined ? {} : { reason }),
    onBehalfOf: onBehalfOf ?? null,
  };
  return { successor, what: tellSuccessor(successor, news, tell) };
}

/** The event in the trail of the one that comes first. */
export function eventOfPredecessor(change: DependencyChange, key: string): TrailEntry {
  const { what, successor, predecessor, lag, reason, actorId, at, onBehalfOf } = change;
  const event = {
    key: `action-item/${predecessor.itemId}#${what === 'added' ? 'holds-up' : 'frees'}:${successor.itemId}/${key}`,
    type: `item.successor_${what}`,
    at,
    actorId,
    version: predecessor.version,
    data: {
      successor: { id: successor.itemId, key: `AI-${successor.number}`, title: successor.title },
      lag,
      reason: reason ?? null,
      ...(onBehalfOf ? { for: onBehalfOf } : {}),
    },
  };
  return { subjectKind: 'action_item', subjectId: predecessor.itemId, programId: predecessor.programId, event };
}
