import type { EntityManager } from 'typeorm';
import { databaseTime } from '../../../../database/sql/database-time.js';
import type { Instant } from '../../../../domain/time.js';

/**
 * When a command that no workflow carries out takes place. Where time is skipped, each workflow has a clock of its own, and
 * what is done to its record goes by that.
 */
export abstract class BusinessTime {
  abstract of(manager: EntityManager, workflowId: string): Promise<Instant>;
}

/** The time that API, workers and workflows of an installation share. */
export const sharedTime: BusinessTime = { of: (manager) => databaseTime(manager) };
