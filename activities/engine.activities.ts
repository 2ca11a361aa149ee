import { activityInfo } from '@temporalio/activity';
import type { DataSource } from 'typeorm';
import type { CommandEnvelope, ItemCommand } from '../domain/action-item/commands.js';
import type { ProgramCommand } from '../domain/program/commands.js';
import { adoptAside } from '../database/engine/set-aside.js';
import { inTransaction } from '../database/engine/transaction.js';
import type { RecordKind } from '../database/records/kinds.js';
import { living, type RecordAnswer, type RecordSnapshot } from '../database/records/living.js';

export interface EngineActivities {
  /** Fires what is due at `now`, and gives the facts as they then stand; null when the record does not exist. */
  adoptRecord(kind: RecordKind, id: string, now: number): Promise<RecordSnapshot | null>;
  commandRecord(
    kind: RecordKind,
    id: string,
    envelope: CommandEnvelope<{ type: string }>,
    at: number,
  ): Promise<RecordAnswer>;
  /** The same for items and programs, under the names that are in their workflows' histories. */
  adoptItem(itemId: string, now: number): Promise<RecordSnapshot | null>;
  commandItem(itemId: string, envelope: CommandEnvelope<ItemCommand>, at: number): Promise<RecordAnswer>;
  adoptProgram(programId: string, now: number): Promise<RecordSnapshot | null>;
  commandProgram(programId: string, envelope: CommandEnvelope<ProgramCommand>, at: number): Promise<RecordAnswer>;
}

const attemptsUntilAside = 3;

/**
 * The short database writes of the engine: each one transaction, and idempotent by the keys of what it records, so that
 * a retry, on whichever worker, changes nothing.
 */
export function engineActivities(dataSource: DataSource): EngineActivities {
  const adopt = async (kind: RecordKind, id: string, now: number): Promise<RecordSnapshot | null> => {
    try {
      return await living[kind].adopt(dataSource, id, now);
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
  ): Promise<RecordAnswer> => {
    const { command, actorId, onBehalfOf, key, expectedVersion } = envelope;
    const request = {
      id,
      command,
      actorId,
      key,
      at,
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
    };
    return inTransaction(dataSource, (manager) => living[kind].command(manager, request));
  };
  return {
    adoptRecord: adopt,
    commandRecord: command,
    adoptItem: (id, now) => adopt('action_item', id, now),
    commandItem: (id, envelope, at) => command('action_item', id, envelope, at),
    adoptProgram: (id, now) => adopt('program', id, now),
    commandProgram: (id, envelope, at) => command('program', id, envelope, at),
  };
}
