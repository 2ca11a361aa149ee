import type { EntityManager } from 'typeorm';
import { runCommands, type CommandAnswers, type RunOptions } from '../record/run.js';
import { itemKind, type ItemCommandRequest } from './kind.js';

/** Carries commands of items out, for what changes many of them: programs, exceptions, imports, bulk changes. */
export function runItemCommands(
  manager: EntityManager,
  requests: ItemCommandRequest[],
  options: RunOptions,
): Promise<CommandAnswers> {
  return runCommands(itemKind, manager, requests, options);
}
