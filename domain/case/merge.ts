import { Refusal } from '../refusal.js';
import { findHearers } from '../person/recipients.js';
import { describeInstant } from '../time.js';
import {
  caseKey,
  type CaseCommand,
  type CaseOutcome,
  type MachinesCaseCommand,
  type MergedFrom,
  type OtherCase,
} from './case.js';
import { requireOthers, type CaseChange } from './change.js';
import { anew } from './clock.js';
import { caseTable } from './table.js';

type Command<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

/** How many go on in one at once, at most. */
export const mostMerged = 50;

/**
 * It goes on in another case: it waits for nobody any more. What belongs to it stays with it, and is seen from there.
 *
 * @throws Refusal `invalid-command` into itself or into one that is not open, `illegal-transition`, `separation-of-duties`
 */
export function merge(change: CaseChange, { intoId, reason }: Command<'merge'>): CaseOutcome {
  change.require('merge');
  const { at, current: before, now: subject } = change;
  if (before.overdue) requireOthers(change);
  const into = whereto(change, intoId);
  const status = before.status as MergedFrom;
  change.set({ status: 'merged', mergedInto: into.id, mergedFrom: status, mergedAt: at, closedAt: at, overdue: false });
  const told = change.tell('case_merged', findHearers(['owner', 'requester'], subject.parts), {
    ...{ reason, ...called(into) },
  });
  return change.done('case.merged', { into: into.id, intoKey: caseKey(into.number), from: status, reason, told });
}

function whereto({ now: subject }: CaseChange, intoId: string): OtherCase {
  const into = subject.others[intoId];
  if (into === undefined || into.id === subject.facts.id)
    throw new Refusal('invalid-command', 'A case goes on in another case, which is there. Name one.', { path: 'into' });
  const key = caseKey(into.number);
  if (caseTable[into.status].join === undefined)
    throw new Refusal(
      'invalid-command',
      `${key} is ${into.status}, and nothing goes on in it. Name a case that is new, triaged or investigated.`,
      { path: 'into' },
    );
  if (subject.restricted && !into.restricted)
    throw new Refusal(
      'invalid-command',
      `${caseKey(subject.facts.number)} is restricted and ${key} is not: whoever works on ${key} would not see what goes on in it. ` +
        `Restrict ${key} first, or open ${caseKey(subject.facts.number)}.`,
      { path: 'into' },
    );
  return into;
}

/**
 * It is taken out again, and is what it was before. Its date stands: a merge moves nobody's deadline.
 *
 * @throws Refusal `worked-on` where somebody has worked on the other since, or that is over
 */
export function unmerge(change: CaseChange, { reason }: Command<'unmerge'>): CaseOutcome {
  change.require('unmerge');
  const { at, current: before, now: subject } = change;
  const { mergedInto, mergedFrom, mergedAt } = before;
  const into = mergedInto === null ? undefined : subject.others[mergedInto];
  if (into === undefined || mergedFrom === null || mergedAt === null)
    throw new Error(`case ${before.id} is merged into nothing`);
  const key = caseKey(into.number);
  if (caseTable[into.status].part === undefined || (into.workedAt !== null && into.workedAt > mergedAt))
    throw new Refusal(
      'illegal-transition',
      `Somebody has worked on ${key} since ${caseKey(before.number)} went on in it, so it stays there. Report a case of its own ` +
        'instead, and link it to this one.',
      { currentStatus: before.status, allowed: [] },
    );
  change.set({
    ...anew(subject, before.due, at),
    ...{ status: mergedFrom, mergedInto: null, mergedFrom: null, mergedAt: null, closedAt: null },
  });
  const { dueAt, due } = change.current;
  const told = change.tell('case_unmerged', findHearers(['owner', 'requester'], subject.parts), {
    ...{ reason, ...called(into), newDueText: describeInstant(dueAt, due.zone) },
  });
  return change.done('case.unmerged', { out: into.id, outKey: key, to: mergedFrom, reason, dueAt, told });
}

/** Another case goes on in it, or is taken out of it again; its lead is told. */
export function joined(
  change: CaseChange,
  { type, caseId, number, restricted, reason }: MachinesCaseCommand,
): CaseOutcome {
  change.require(type);
  const key = caseKey(number);
  const [kind, event] = ({ join: ['case_joined', 'case.joined'], part: ['case_parted', 'case.parted'] } as const)[type];
  const told = change.tell(kind, [{ personId: change.current.leadId, role: 'owner' }], {
    ...{ reason, ...called({ number, restricted }) },
  });
  return change.done(event, { case: caseId, caseKey: key, reason, told });
}

/** How the other one is called in a message, which is read by who may not see it where it is restricted. */
function called({ number, restricted }: Pick<OtherCase, 'number' | 'restricted'>): { otherKey?: string } {
  return restricted ? {} : { otherKey: caseKey(number) };
}
