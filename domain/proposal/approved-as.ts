import { Refusal } from '../refusal.js';
import { differenceOf, same, type Changed, type Facts } from './premise.js';
import { digestOfProposal, type ApprovedAs, type Proposal } from './proposal.js';
import { shareOfChange } from './share-of-change.js';

/** Each argument of a command that is another; null where it is not said. */
export function changesOf(proposed: Facts, instead: Facts): Changed[] {
  return [...new Set([...Object.keys(proposed), ...Object.keys(instead)])]
    .filter((field) => !same(proposed[field], instead[field]))
    .map((field) => ({ field, before: proposed[field] ?? null, after: instead[field] ?? null }));
}

/**
 * What is approved in the place of what was proposed: the same command of the same record, with other arguments. It stands on the premise of
 * the proposal, and on those facts besides that the changes touch.
 *
 * @param tried the facts of the record as they are, and as the changed command would make them
 * @throws Refusal `invalid-command` where it would change nothing of the record
 */
export function approvedAs(
  proposal: Proposal,
  { asked, sent }: Pick<ApprovedAs, 'asked' | 'sent'>,
  { before, after }: { before: Facts; after: Facts },
): ApprovedAs {
  const difference = differenceOf(before, after);
  if (difference.length === 0 && before['version'] === after['version'])
    throw new Refusal(
      'invalid-command',
      'So changed it would do nothing: the record is so already. Change it in another way, or reject it.',
      { path: 'arguments' },
    );
  const held = new Set(proposal.premise.map(({ field }) => field));
  const proposed = new Map(proposal.difference.map((one) => [one.field, one.after]));
  const touched = difference.filter(
    ({ field, after: made }) => !held.has(field) && !(proposed.has(field) && same(proposed.get(field), made)),
  );
  return {
    ...{ asked, sent, difference },
    digest: digestOfProposal({ ...proposal, asked, sent }),
    changes: changesOf(proposal.asked, asked),
    share: shareOfChange(proposal.asked, asked),
    premise: [...proposal.premise, ...touched.map(({ field, before: value }) => ({ field, value }))],
  };
}
