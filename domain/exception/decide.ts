import type { By } from '../record/command.js';
import { ExceptionChange } from './change.js';
import type { ExceptionCommand } from './commands.js';
import { breakGlass, confirmGlass, refuseGlass } from './decide-glass.js';
import { renew, revoke } from './decide-lease.js';
import { edit, request, withdraw } from './decide-request.js';
import { signException } from './decide-sign-off.js';
import type { LinkedItem } from './exception.js';
import type { ExceptionOutcome } from './outcome.js';
import { reassess } from './reassess.js';

/**
 * Carries a command out on the facts of an exception. Pure, like `decideItem`.
 *
 * @param candidates the action items that an edit names, as they stand
 * @throws Refusal with the reason, and nothing has changed
 */
export function decideException(
  outcome: ExceptionOutcome,
  command: ExceptionCommand,
  by: By,
  candidates: LinkedItem[] = [],
): ExceptionOutcome {
  const change = new ExceptionChange(outcome, by.key, by.actorId, by.at);
  switch (command.type) {
    case 'request':
      return request(change);
    case 'edit':
      return edit(change, command.content, candidates);
    case 'sign':
      return signException(change, command, by.proof);
    case 'break_glass':
      return breakGlass(change, command, by.proof);
    case 'confirm_glass':
      return confirmGlass(change, command, by.proof);
    case 'refuse_glass':
      return refuseGlass(change, command);
    case 'withdraw':
      return withdraw(change, command.reason);
    case 'revoke':
      return revoke(change, command.reason);
    case 'renew':
      return renew(change, command);
    case 'reassess':
      return reassess(change, command);
  }
}
