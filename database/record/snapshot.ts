import type { CommandResult } from '../../domain/record/command.js';
import type { Subject } from '../../domain/record/outcome.js';
import { nextArmed, nextStep } from '../../domain/record/step.js';
import type { StoredKind } from './kind.js';
import { recordKinds } from '../engine/kinds.js';

/** The facts of a record as its workflow adopts them. */
export interface RecordSnapshot {
  version: number;
  status: string;
  /** False when there is nothing more to wait for. */
  live: boolean;
  /** The earliest planned step that it waits for, epoch ms. */
  nextAt: number | null;
}

export interface RecordAnswer {
  result: CommandResult;
  /** The facts after it; null where there is no such record. */
  snapshot: RecordSnapshot | null;
}

export function snapshotOf<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  subject: S,
): RecordSnapshot {
  const { version, status } = stored.factsOf(subject);
  const states: readonly string[] = recordKinds[stored.kind].live;
  const live = stored.isLive?.(subject) ?? states.includes(status);
  // Where it is not poked for it, whatever the sweep fires leaves its workflow behind.
  const next = stored.armsOnly ? nextArmed(subject.steps) : nextStep(subject.steps);
  return { version, status, live, nextAt: live ? (next?.fireAt ?? null) : null };
}
