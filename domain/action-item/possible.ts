import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import type { ItemCommand } from './commands.js';
import { decideItem } from './decide.js';
import type { ItemCase } from './item.js';
import { noOutcome } from '../record/outcome.js';
import type { ItemEvent } from './table.js';

/**
 * Which of the commands that depend on who was asked, and by whom, a person could give now: found by trying them on the
 * facts, so that what is shown is what is decided.
 */
export function possibleFor(subject: ItemCase, actorId: string, at: Instant): ItemEvent[] {
  const [question] = subject.questions;
  const trials: ItemCommand[] = [
    { type: 'sign', decision: 'approve', ...(subject.round ? { contentHash: subject.round.contentHash } : {}) },
    { type: 'revoke' },
    { type: 'ask', questionId: 'trial', question: 'trial' },
    ...(question ? [{ type: 'answer' as const, questionId: question.id, answer: 'trial' }] : []),
    { type: 'decide_extension', decision: 'refuse', reason: 'trial' },
    { type: 'take_back_extension' },
    { type: 'pass_effectiveness' },
    { type: 'fail_effectiveness', finding: 'trial', due: subject.item.due },
    // Whether somebody else has to do it, because it is their own obligation.
    { type: 'hold', reason: 'trial' },
    { type: 'cancel', reason: 'trial' },
    { type: 'replan', extensionPolicyVersionId: trialVersion, reason: 'trial' },
  ];
  const { otherPolicies, policies } = subject;
  const tried = { ...subject, otherPolicies: { ...otherPolicies, [trialVersion]: policies.extension } };
  return trials.filter((command) => isPossible(tried, command, actorId, at)).map(({ type }) => type);
}

const trialVersion = 'trial';

/** The commands that `possibleFor` knows about. */
export const dependsOnWhoWasAsked: readonly ItemEvent[] = [
  'sign',
  'revoke',
  'ask',
  'answer',
  'decide_extension',
  'take_back_extension',
  'pass_effectiveness',
  'fail_effectiveness',
  'hold',
  'cancel',
  'replan',
];

function isPossible(subject: ItemCase, command: ItemCommand, actorId: string, at: Instant): boolean {
  try {
    decideItem(noOutcome(subject), command, { actorId, key: 'trial', at });
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Whoever stands in for several must say for whom; he may all the same.
    return error.code === 'invalid-command';
  }
}
