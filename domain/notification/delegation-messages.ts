import { while_ } from './claims.js';
import type { MessageSet } from './message-set.js';
import type { NotificationFacts } from './messages.js';
import { because, byWhom } from './phrases.js';

/** What both hear of it that one stands in for the other. */
export const delegationMessages = {
  delegation_planned: {
    theirsAlone: true,
    group: 'own_work',
    untrue: while_('coming', 'active'),
    topic: null,
    says: (f) => ({
      title: `${f.standInName ?? 'Somebody'} will stand in for ${f.absentName ?? 'somebody'}`,
      body: [
        `From ${f.fromText ?? 'then'} until ${f.untilText ?? 'later'} ${f.standInName ?? 'the stand-in'} stands in for ${f.absentName ?? 'the absent'}, ${scopeOf(f)}.`,
        because(f),
      ],
    }),
  },
  delegation_started: {
    theirsAlone: true,
    group: 'own_work',
    untrue: while_('active'),
    topic: null,
    says: (f) => ({
      title: `${f.standInName ?? 'Somebody'} stands in for ${f.absentName ?? 'somebody'}`,
      body: [
        `Until ${f.untilText ?? 'later'} ${f.standInName ?? 'the stand-in'} stands in for ${f.absentName ?? 'the absent'}, ${scopeOf(f)}.`,
        because(f),
        f.waitingText === undefined ? '' : `A decision waits on ${f.waitingText}.`,
      ],
    }),
  },
  delegation_ended: {
    theirsAlone: true,
    group: 'own_work',
    untrue: while_('ended', 'revoked'),
    topic: null,
    says: (f) => ({
      title: `${f.standInName ?? 'Somebody'} no longer stands in for ${f.absentName ?? 'somebody'}`,
      body: [`It has ended${byWhom(f)}; ${f.absentName ?? 'the person'} decides in person again.`, because(f)],
    }),
  },
} satisfies MessageSet;

function scopeOf(f: NotificationFacts): string {
  return f.scope === 'approvals' ? 'for approvals' : 'for everything';
}
