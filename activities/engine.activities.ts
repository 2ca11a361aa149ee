import { activityInfo } from '@temporalio/activity';
import type { DataSource } from 'typeorm';
import type { CommandEnvelope } from '../domain/record/command.js';
import { count } from '../database/engine/counters.js';
import { adoptAside } from '../database/watch/set-aside.js';
import type { RecordKind } from '../database/engine/kinds.js';
import { type RecordAnswer, type RecordSnapshot } from '../database/record/snapshot.js';
import { living } from '../database/kinds.js';
import { carryOutVouched } from './carry-out-vouched.js';

export interface EngineActivities {
  /**
   * Fires what is due at `now`, and gives the facts as they then stand; null when the record does not exist.
   * @param known the version that the workflow knows; absent before its first look
   */
  adoptRecord(kind: RecordKind, id: string, now: number, known?: number): Promise<RecordSnapshot | null>;
  commandRecord(
    kind: RecordKind,
    id: string,
    envelope: CommandEnvelope<{ type: string }>,
    at: number,
  ): Promise<RecordAnswer>;
  /** The same for items and programs, under the names that are in their workflows' histories. */
  adoptItem(itemId: string, now: number, known?: number): Promise<RecordSnapshot | null>;
  commandItem(itemId: string, envelope: CommandEnvelope<{ type: string }>, at: number): Promise<RecordAnswer>;
  adoptProgram(programId: string, now: number, known?: number): Promise<RecordSnapshot | null>;
  commandProgram(programId: string, envelope: CommandEnvelope<{ type: string }>, at: number): Promise<RecordAnswer>;
}

const attemptsUntilAside = 3;

/**
 * The short database writes of the engine: each one transaction, and idempotent by the keys of what it records, so that
 * a retry, on whichever worker, changes nothing.
 */
export function engineActivities(dataSource: DataSource): EngineActivities {
  const adopt = async (kind: RecordKind, id: string, now: number, known?: number): Promise<RecordSnapshot | null> => {
    try {
      const snapshot = await living[kind].adopt(dataSource, id, now);
      if (isBehind(snapshot, known)) await count(dataSource.manager, 'database_behind', 1);
      return snapshot;
    } catch (error) {
      // What passes by itself is tried again first.
      if (activityInfo().attempt < attemptsUntilAside) throw error;
      // A workflow that waited for it could not hear the command by which somebody ends it.
      return adoptAside(dataSource, kind, id, error);
    }
  };
  const command = (
    kind: RecordKind,
    id: string,
    envelope: CommandEnvelope<{ type: string }>,
    at: number,
  ): Promise<RecordAnswer> => carryOutVouched(dataSource, { kind, id }, envelope, at);
  return {
    adoptRecord: adopt,
    commandRecord: command,
    adoptItem: (id, now, known) => adopt('action_item', id, now, known),
    commandItem: (id, envelope, at) => command('action_item', id, envelope, at),
    adoptProgram: (id, now, known) => adopt('program', id, now, known),
    commandProgram: (id, envelope, at) => command('program', id, envelope, at),
  };
}

/** The workflow knows what the database does not know any more: a restore to an earlier point. */
function isBehind(snapshot: RecordSnapshot | null, known: number | undefined): boolean {
  return known !== undefined && (snapshot === null || snapshot.version < known);
}
