import type { Instant } from '../time.js';
import type { FactsNow, Said } from './facts-now.js';

/**
 * Why what a message says is no longer so; null: it still is.
 *
 * @param at when it would leave
 */
export type Rule = (now: FactsNow, said: Said, at: Instant) => string | null;

/** What a later message about the same record says in the place of an earlier one, when they leave together. */
export type Topic =
  'ladder' | 'owner' | 'sign_off' | 'due' | 'state' | 'start' | 'extension' | 'check' | 'lease' | 'failing';

export interface Claim {
  untrue: Rule;
  /** Null: each is said, whatever follows. */
  topic: Topic | null;
  /** The due date that it calls new is the present one. */
  newDue?: true;
}

const words: Record<string, string> = {
  draft: 'it is a draft',
  open: 'it is open',
  in_progress: 'it is in progress',
  on_hold: 'it is on hold',
  submitted: 'it was handed in',
  done: 'it is done',
  cancelled: 'it was cancelled',
  closed: 'it is closed',
  ended: 'it has ended',
  off: 'it is switched off',
  on: 'it is switched on',
  well: 'it works again',
};

function stands({ status }: FactsNow): string {
  return status === null ? 'it is not there any more' : (words[status] ?? `it is ${status.replaceAll('_', ' ')}`);
}

export const always: Rule = () => null;
export const while_ =
  (...states: string[]): Rule =>
  (now) =>
    now.status !== null && states.includes(now.status) ? null : stands(now);
export const unless =
  (...states: string[]): Rule =>
  (now) =>
    now.status === null || states.includes(now.status) ? stands(now) : null;
/** The first that speaks against it. */
export const all =
  (...rules: Rule[]): Rule =>
  (now, said, at) => {
    for (const rule of rules) {
      const why = rule(now, said, at);
      if (why !== null) return why;
    }
    return null;
  };

export const working = while_('open', 'in_progress');
export const alive = while_('open', 'in_progress', 'on_hold', 'submitted');
export const goesOn = unless('done', 'cancelled', 'draft', 'closed');
export const overdue: Rule = (now) => (now.overdue ? null : 'it is not overdue any more');
export const sameCycle: Rule = (now, said) =>
  said.cycle === null || now.cycle === null || said.cycle === now.cycle ? null : 'its ladder has begun anew';
export const sameDue: Rule = (now, said) =>
  said.dueAt === null || now.dueAt === null || said.dueAt === now.dueAt ? null : 'it has another due date';
export const notYetDue: Rule = (now, _said, at) =>
  now.dueAt === null || now.dueAt > at ? null : 'the time of which it reminds has passed';
export const theirs: Rule = (now, said) =>
  said.meantFor === null || now.ownerId === null || said.meantFor === now.ownerId ? null : 'it has another owner';
export const notTheirs: Rule = (now, said) =>
  said.meantFor !== null && said.meantFor === now.ownerId ? 'it is theirs again' : null;

type Decision = 'signOff' | 'extension' | 'check';
export const waits =
  (decision: Decision): Rule =>
  (now) =>
    now[decision].anybody ? null : 'no decision is waited for any more';
export const waitsForReader =
  (decision: Decision): Rule =>
  (now, said) =>
    said.meantFor === null || now[decision].reader ? waits(decision)(now, said, 0) : 'they are not asked any more';
/** Those asked are told while they are asked, whoever else is told while anybody is. */
export const waitsFor =
  (decision: Decision): Rule =>
  (now, said, at) =>
    (said.role === 'approver' || said.role === 'checker' ? waitsForReader : waits)(decision)(now, said, at);
export const waitsNoMore =
  (decision: Decision): Rule =>
  (now) =>
    now[decision].reader ? 'they are asked again' : null;
/** Whatever it is that was asked: the role has come back. */
export const askedAgain: Rule = ({ signOff, extension, check }) =>
  signOff.reader || extension.reader || check.reader ? 'they are asked again' : null;
export const phaseIs =
  (...states: string[]): Rule =>
  (now, said) => {
    const state = said.phaseName === null ? undefined : now.phases[said.phaseName];
    if (state === undefined || states.includes(state)) return null;
    return state === 'passed' ? 'the phase has passed' : `the phase is ${state}`;
  };
