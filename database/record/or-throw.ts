import type { CommandResult } from '../../domain/record/command.js';
import { Refusal, type RefusalCode } from '../../domain/refusal.js';

/** @throws Refusal that was the answer to a command */
export function orThrow(result: CommandResult): void {
  if (!result.ok) throw new Refusal(result.code as RefusalCode, result.detail, result.extra);
}
