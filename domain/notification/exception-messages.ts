import { all, type Claim, notYetDue, waits, waitsFor, waitsForReader, while_ } from './claims.js';
import { toSignOrRefuse } from './link-action.js';
import type { MessageSet } from './message-set.js';
import type { NotificationFacts } from './messages.js';
import { factsSaid, listSaid, said, timeSaid, type SignedWords } from './signed-words.js';

const leaseAsked: Claim = { untrue: all(while_('requested', 'active'), waitsForReader('signOff')), topic: 'lease' };
const leaseIs = (...states: string[]): Claim => ({ untrue: while_(...states), topic: null });

const kinds: Readonly<Record<string, string>> = {
  policy_exception: 'Policy exception: a rule is suspended',
  risk_acceptance: 'Risk acceptance: a residual risk is owned',
};

interface SignedItem {
  number: number;
  severity: string | null;
}

interface SignedControl {
  text: string;
  ownerId: string;
}

/** What somebody reads who approves an exception by a link. */
export const exceptionSigned: SignedWords = {
  asks: toSignOrRefuse,
  meanings: {
    approve: 'take responsibility that it may be so, as stated below, until it ends by itself.',
    send_back: 'say that it cannot be approved as it stands, and what is to be mended.',
    refuse_exception: 'refuse it for good, and say why: whoever asked may ask for another, and not for this one again.',
  },
  facts: (e, named) => {
    const name = (id: unknown): string => named.get(String(id)) ?? String(id);
    const items = (e['items'] ?? []) as SignedItem[];
    const controls = (e['compensatingControls'] ?? []) as SignedControl[];
    return factsSaid([
      ['Kind', kinds[String(e['kind'])]],
      ['Title', said(e['title'])],
      ['Scope', said(e['scope'])],
      ['Markets', listSaid(e['markets'])],
      ['Domain', said(e['domain'])],
      ['Rule or control', said(e['rule'])],
      [
        `Items (${items.length})`,
        items.map(({ number, severity }) => `AI-${number}${severity === null ? '' : `, ${severity}`}`).join('\n'),
      ],
      ['Rationale', said(e['rationale'])],
      ['Compensating controls', controls.map(({ text, ownerId }) => `${text} (${name(ownerId)})`).join('\n') || 'none'],
      ['Inherent risk', said(e['inherentRating'])],
      ['Residual risk', said(e['residualRating'])],
      ['Asked for by', name(e['requestedBy'])],
      ['Risk owner', name(e['riskOwner'])],
      ['Starts', timeSaid(e['starts']) ?? 'as soon as it is approved'],
      ['Ends', timeSaid(e['ends'])],
      ['Renews', e['renews'] === null || e['renews'] === undefined ? null : 'an earlier one, whose end comes'],
    ]);
  },
};

/** What a person can be told about a policy exception or a risk acceptance. */
export const exceptionMessages = {
  exception_requested: {
    group: 'decisions',
    asks: toSignOrRefuse,
    ...leaseAsked,
    says: (f) => ({
      title: `${keyOf(f)} waits for your approval`,
      body: [
        `${named(f)} is asked for${until(f)}.`,
        'Read scope, rationale and compensating controls, then approve it, send it back or refuse it with a reason.',
      ],
    }),
  },
  risk_owner_named: {
    group: 'own_work',
    ...leaseIs('requested', 'approved', 'active'),
    says: (f) => ({
      title: `${keyOf(f)} names you as the owner of a risk`,
      body: [
        `${named(f)} is asked for${until(f)}. You would own the residual risk.`,
        'Withdraw it if you do not agree.',
      ],
    }),
  },
  exception_changed: {
    group: 'decisions',
    asks: toSignOrRefuse,
    ...leaseAsked,
    says: (f) => ({
      title: `${keyOf(f)} has changed and waits for your approval`,
      body: [`${named(f)} is not what was signed, so the signatures fell.`, because(f), 'Read it again, then decide.'],
    }),
  },
  exception_late: {
    group: 'escalations',
    asks: toSignOrRefuse,
    untrue: all(while_('requested', 'active'), waitsFor('signOff')),
    topic: 'lease',
    says: (f) => ({
      title: `The approval of ${keyOf(f)} is late`,
      body: [
        `${named(f)} waits longer for a decision than its policy allows.`,
        f.role === 'approver' ? 'Approve it, send it back or refuse it.' : 'See to it that somebody decides.',
      ],
    }),
  },
  exception_signed: {
    group: 'own_work',
    untrue: all(while_('requested', 'active'), waits('signOff')),
    topic: null,
    says: (f) => ({
      title: `${keyOf(f)} has a signature`,
      body: [`An approver has signed ${named(f)}; others are still to decide.`],
    }),
  },
  exception_voted_against: {
    group: 'own_work',
    untrue: all(while_('requested', 'active'), waits('signOff')),
    topic: null,
    says: (f) => ({
      title: `${keyOf(f)} has a vote against it`,
      body: [`${f.byName ?? 'An approver'} would not approve ${named(f)}; the others still decide.`, because(f)],
    }),
  },
  exception_sent_back: {
    group: 'own_work',
    // One that runs, and had to be approved again, is sent back and refused as it runs.
    ...leaseIs('draft', 'active'),
    says: (f) => ({
      title: `${keyOf(f)} was sent back`,
      body: [`${named(f)} was not approved as it stands.`, because(f), 'Mend it and ask for it again.'],
    }),
  },
  exception_approved: {
    group: 'own_work',
    ...leaseIs('approved', 'active'),
    says: (f) => ({
      title: `${keyOf(f)} is approved`,
      body: [`${named(f)} is approved and runs${until(f)}. It ends by itself.`],
    }),
  },
  exception_refused: {
    group: 'own_work',
    ...leaseIs('refused', 'ended'),
    says: (f) => ({ title: `${keyOf(f)} was refused`, body: [`${named(f)} is refused.`, because(f)] }),
  },
  exception_withdrawn: {
    group: 'own_work',
    ...leaseIs('withdrawn'),
    says: (f) => ({
      title: `${keyOf(f)} was withdrawn`,
      body: [`${named(f)} is no longer asked for.`, because(f)],
    }),
  },
  exception_lapsed: {
    group: 'own_work',
    ...leaseIs('lapsed'),
    says: (f) => ({
      title: `${keyOf(f)} lapsed without a decision`,
      body: [`Nobody had decided on ${named(f)} when its end came. Nothing was suspended.`],
    }),
  },
  exception_started: {
    group: 'own_work',
    ...leaseIs('active'),
    says: (f) => ({
      title: `${keyOf(f)} has begun`,
      body: [`${named(f)} runs from now${until(f)}. It ends by itself.`],
    }),
  },
  exception_reminder: {
    group: 'reminders',
    untrue: all(while_('active'), notYetDue),
    topic: null,
    says: (f) => ({
      title: `${keyOf(f)} ends ${f.endsText ?? 'soon'}`,
      body: [
        `${named(f)} ends ${f.endsText ?? 'soon'}; what it suspends is live again from then on.`,
        'Be ready, or ask for a renewal: it needs a decision of its own.',
      ],
    }),
  },
  exception_stale: {
    group: 'decisions',
    asks: toSignOrRefuse,
    untrue: all(while_('active'), (now) => (now.stale ? null : 'it was approved again')),
    topic: 'lease',
    says: (f) => ({
      title: `${keyOf(f)} is stale: the risk has changed`,
      body: [
        `${named(f)} was approved for another rating.`,
        because(f),
        `Unless it is approved again${f.untilText === undefined ? '' : ` by ${f.untilText}`}, it ends.`,
      ],
    }),
  },
  exception_revoked: {
    group: 'own_work',
    ...leaseIs('revoked'),
    says: (f) => ({
      title: `${keyOf(f)} was revoked`,
      body: [`${named(f)} is over before its time; what it suspended is live again.`, because(f)],
    }),
  },
  exception_ended: {
    group: 'own_work',
    ...leaseIs('ended'),
    says: (f) => ({
      title: `${keyOf(f)} has ended`,
      body: [`${named(f)} has ended; what it suspended is live again.`, because(f)],
    }),
  },
} as const satisfies MessageSet;

function keyOf(f: NotificationFacts): string {
  return f.exception?.key ?? f.itemTitle;
}

function named(f: NotificationFacts): string {
  const what = f.exception?.kind === 'risk_acceptance' ? 'The risk acceptance' : 'The policy exception';
  return `${what} ${keyOf(f)} “${f.itemTitle}”`;
}

function until(f: NotificationFacts): string {
  return f.endsText === undefined ? '' : ` until ${f.endsText}`;
}

function because(f: NotificationFacts): string {
  const reason = f.reason?.trim() ?? '';
  return reason === '' ? '' : `The reason: ${reason}${/[.!?…。]$/u.test(reason) ? '' : '.'}`;
}
