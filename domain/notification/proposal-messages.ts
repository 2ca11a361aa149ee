import { all, notYetDue, sameDue, while_ } from './claims.js';
import type { MessageSet } from './message-set.js';
import type { NotificationFacts } from './messages.js';
import { because, nameOf, sentence } from './phrases.js';

const waits = while_('proposed');

const named = (f: NotificationFacts): string => `The proposal ${nameOf(f)} “${f.itemTitle}”`;
const ends = (f: NotificationFacts): string => f.dueText ?? 'its end';
/** Whoever approved it may have done so with changes. */
const changed = (f: NotificationFacts): string => (f.reason === undefined ? '' : sentence(f.reason));
const how = 'Look at what it would change, and approve it, or reject it with a reason.';

/** What a person can be told about a proposal. */
export const proposalMessages = {
  proposal_made: {
    group: 'own_work',
    untrue: waits,
    topic: 'state',
    says: (f) => ({
      title: `${nameOf(f)} asks for your decision: ${f.itemTitle}`,
      body: [`${named(f)} waits for a decision until ${ends(f)}.`, because(f), how],
    }),
  },
  proposal_reminder: {
    group: 'reminders',
    untrue: all(waits, sameDue, notYetDue),
    topic: 'state',
    says: (f) => ({
      title: `${nameOf(f)} waits for your decision until ${ends(f)}`,
      body: [`${named(f)} waits for a decision until ${ends(f)}; then it is over.`, how],
    }),
  },
  proposal_rejected: {
    group: 'program_news',
    untrue: while_('rejected'),
    topic: 'state',
    says: (f) => ({
      title: `${nameOf(f)} was rejected`,
      body: [`${named(f)} was rejected; nothing was done.`, because(f)],
    }),
  },
  proposal_over: {
    group: 'program_news',
    untrue: while_('over'),
    topic: 'state',
    says: (f) => ({
      title: `${nameOf(f)} is over`,
      body: [`Nobody decided on ${named(f).replace('The', 'the')} by ${ends(f)}; nothing was done.`],
    }),
  },
  proposal_carried_out: {
    group: 'program_news',
    untrue: while_('carried_out'),
    topic: 'state',
    says: (f) => ({
      title: `${nameOf(f)} was carried out`,
      body: [`${named(f)} was approved, and has been carried out.`, changed(f)],
    }),
  },
  proposal_failed: {
    group: 'own_work',
    untrue: while_('failed'),
    topic: 'state',
    says: (f) => ({
      title: `${nameOf(f)} was approved, but could not be carried out`,
      body: [`${named(f)} was approved, and refused when it was carried out; nothing was done.`, because(f)],
    }),
  },
} as const satisfies MessageSet;
