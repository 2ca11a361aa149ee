import { isAmong } from '../person/accounts.js';
import type { ActionItem, ItemRecord } from './item.js';
import { ownWork } from './signed-content.js';
import { findDeciders, type Parts, type Recipient } from '../person/recipients.js';
import type { EffectivenessPolicy } from '../policy/effectiveness.js';
import type { Instant } from '../time.js';

/** Whether the problem is gone: facts beside the state `done`. */
export interface EffectivenessCheck {
  /** Null: no check follows. Kept until somebody says otherwise. */
  policyVersionId: string | null;
  /** The cycle of the item that what follows belongs to; of an earlier one it is history. */
  cycle: number | null;
  /** When those who check were asked. */
  askedAt: Instant | null;
  result: 'passed' | 'failed' | null;
  decidedAt: Instant | null;
  decidedBy: string | null;
  finding: string | null;
}

export function noCheckYet(policyVersionId: string | null): EffectivenessCheck {
  return {
    policyVersionId,
    cycle: null,
    askedAt: null,
    result: null,
    decidedAt: null,
    decidedBy: null,
    finding: null,
  };
}

type Checked = Pick<ActionItem, 'status' | 'cycle' | 'check'>;

/** The check as far as it is about the present cycle. */
export function presentCheck({ cycle, check }: Checked): EffectivenessCheck {
  return check.cycle === cycle ? check : noCheckYet(check.policyVersionId);
}

/** Those who check have just been asked. */
export function askedNow({ cycle, check }: Checked, at: Instant): EffectivenessCheck {
  return { ...noCheckYet(check.policyVersionId), cycle, askedAt: at };
}

/** It is done, and a check is still to come or to be answered: its workflow lives on. */
export function isCheckPending(item: Checked): boolean {
  return item.status === 'done' && item.check.policyVersionId !== null && presentCheck(item).result === null;
}

/** It is done, and was found effective: closed for good. */
export function isProven(item: Checked): boolean {
  return item.status === 'done' && presentCheck(item).result === 'passed';
}

/** Where the policy finds nobody but the owner, these are asked, the first that there is. */
const otherwise = ['domain_lead', 'program_manager', 'owner_manager'] as const;

/** Who may check an item. Empty only where everybody around it worked on it. */
export function checkersOf(subject: ItemRecord, at: Instant): Recipient[] {
  const { effectiveness } = subject.policies;
  return effectiveness === null ? [] : checkersBy(effectiveness, subject.parts, ownWork(subject, at));
}

export function checkersBy(
  { roles, people }: Pick<EffectivenessPolicy, 'roles' | 'people'>,
  parts: Parts,
  own: readonly string[],
): Recipient[] {
  const others = (found: Recipient[]): Recipient[] =>
    found
      .filter(({ personId }) => !isAmong(personId, own, parts.accounts))
      .map(({ personId }) => ({ personId, role: 'checker' }));
  const named = others(findDeciders(roles, people, parts));
  return named.length > 0 ? named : others(findDeciders([...otherwise], [], parts)).slice(0, 1);
}
