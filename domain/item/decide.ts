import { ownersOf } from '../sign-off/own-work.js';
import { requireStandIn } from '../stand-in/stand-in.js';
import type { By } from '../record/command.js';
import { ItemChange } from './change.js';
import type { ExceptionToItem, ItemCommand, MachineToItem } from './commands.js';
import type { ProgramToItem } from '../program/to-items.js';
import { acknowledge, addEvidence, edit, removeEvidence, start } from './decide-work.js';
import { requestConsent } from './decide-consent.js';
import { decideExtension, requestExtension, takeBackExtension } from './decide-extension.js';
import { breakGlass, confirmGlass, refuseGlass } from './decide-glass.js';
import { changeDue, reassign, reopen } from './decide-obligation.js';
import { answer, ask, revoke, sign, submit, withdraw } from './decide-sign-off.js';
import { coverByLease, release, suspend } from './decide-lease.js';
import { activate, cancel, hold, resume } from './decide-life.js';
import { endMaintenance, replan, unreached } from './decide-plan.js';
import { requireStartable } from './gate.js';
import { endCheck, failEffectiveness, passEffectiveness, requireNotProven, setEffectiveness } from './decide-check.js';
import type { ItemOutcome } from './outcome.js';

/**
 * Carries a command out on the facts. Pure: what is to be written is what it returns.
 *
 * @param outcome what happened before in the same transaction; start from `noOutcome`
 * @throws Refusal with the reason, and nothing has changed
 */
export function decideItem(
  outcome: ItemOutcome,
  command: ItemCommand | ProgramToItem | ExceptionToItem | MachineToItem,
  by: By,
): ItemOutcome {
  const change = new ItemChange(outcome, by.key, by.actorId, by.at);
  if (by.onBehalfOf !== undefined) {
    const { delegations, item } = outcome.after;
    requireStandIn(by.actorId, by.onBehalfOf, { delegations, at: by.at, owners: ownersOf(item) });
    change.actFor(by.onBehalfOf);
  }
  switch (command.type) {
    case 'start':
      requireStartable(change);
      return start(change);
    case 'acknowledge':
      return acknowledge(change, command);
    case 'edit':
      return edit(change, command);
    case 'add_evidence':
      return addEvidence(change, command);
    case 'remove_evidence':
      return removeEvidence(change, command);
    case 'submit':
      requireStartable(change);
      return submit(change, command);
    case 'sign':
      return sign(change, command, by.proof);
    case 'withdraw':
      return withdraw(change, command);
    case 'revoke':
      return revoke(change, command);
    case 'break_glass':
      return breakGlass(change, command, by.proof);
    case 'confirm_glass':
      return confirmGlass(change, command, by.proof);
    case 'refuse_glass':
      return refuseGlass(change, command);
    case 'ask':
      return ask(change, command);
    case 'answer':
      return answer(change, command);
    case 'request_extension':
      return requestExtension(change, command);
    case 'request_consent':
      return requestConsent(change, command);
    case 'decide_extension':
      return decideExtension(change, command, by.proof);
    case 'take_back_extension':
      return takeBackExtension(change, command);
    case 'reassign':
      return reassign(change, command);
    case 'change_due':
      return changeDue(change, command);
    case 'reopen':
      requireNotProven(change);
      return coverByLease(reopen(change, command), by);
    case 'pass_effectiveness':
      return passEffectiveness(change, command, by.proof);
    case 'fail_effectiveness':
      return coverByLease(failEffectiveness(change, command, by.proof), by);
    case 'set_effectiveness':
      return setEffectiveness(change, command);
    case 'end_check_with_program':
      return endCheck(change, command.reason);
    case 'hold':
      return hold(change, command.reason, 'person');
    case 'hold_with_program':
      return hold(change, command.reason, 'program');
    case 'resume':
      return resume(change, 'person');
    case 'resume_with_program':
      return resume(change, 'program');
    case 'cancel':
      return cancel(change, command.reason, 'person');
    case 'cancel_with_program':
      return cancel(change, command.reason, 'program');
    case 'activate':
      return coverByLease(activate(change), by);
    case 'suspend':
      return suspend(change, command);
    case 'release':
      return release(change, command);
    case 'replan':
      return replan(change, command);
    case 'unreached':
      return unreached(change, command);
    case 'end_maintenance':
      return endMaintenance(change, command.windowId);
  }
}
