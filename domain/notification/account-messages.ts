import { always } from './claims.js';
import type { MessageSet } from './message-set.js';

/** What people are told about who gets in as whom: signing in, tokens, roles. */
export const accountMessages = {
  token_made: {
    theirsAlone: true,
    group: 'own_work',
    untrue: always,
    topic: null,
    says: (f) => ({
      title: `${f.byName ?? 'Somebody'} has made a token in your name`,
      body: [
        `Whoever holds the token “${f.itemTitle}” can do in Tollgate what you can, until ${f.untilText ?? 'it is revoked'}.`,
        'If you did not ask for it, revoke it (tollgate token revoke) and tell an administrator whom you trust.',
      ],
    }),
  },
  role_given: {
    theirsAlone: true,
    group: 'own_work',
    untrue: always,
    topic: null,
    says: (f) => ({
      title: `${f.byName ?? 'Somebody'} has made you ${f.itemTitle}`,
      body: [
        `From now on you are ${f.itemTitle}${f.untilText ? `, until ${f.untilText}` : ''}.`,
        `Why: ${f.reason ?? ''}`,
      ],
    }),
  },
  role_taken: {
    theirsAlone: true,
    group: 'own_work',
    untrue: always,
    topic: null,
    says: (f) => ({
      title: `You are no ${f.itemTitle} any more`,
      body: [`${f.byName ?? 'Somebody'} has taken the role. Your part in records that are yours stays.`],
    }),
  },
  // Whether the link still opens something is asked as the mail is written.
  invited: {
    theirsAlone: true,
    group: 'own_work',
    untrue: always,
    topic: null,
    says: (f) => ({
      title: `${f.byName ?? 'Somebody'} invites you to Tollgate`,
      body: [
        'Tollgate keeps the deadlines, approvals and promises that you and others have agreed on. The link in the mail lets you in once, ' +
          `until ${f.untilText ?? 'its time is over'}; there you choose a password of your own.`,
      ],
    }),
  },
  password_forgotten: {
    theirsAlone: true,
    group: 'own_work',
    untrue: always,
    topic: null,
    says: () => ({
      title: 'Choose another password',
      body: [
        'Somebody, most likely you, asked for another password. The link in the mail lets you choose one; it works once, within an hour.',
        'If it was not you, do nothing: your password stays as it is.',
      ],
    }),
  },
  sign_in_link_made: {
    theirsAlone: true,
    group: 'own_work',
    untrue: always,
    topic: null,
    says: (f) => ({
      title: `${f.byName ?? 'Somebody'} has made a link that signs in as you`,
      body: [
        `Whoever has the link is let in once as you, until ${f.untilText ?? 'its time is over'}. What is done then says in the trail who made it.`,
        'If you did not ask for it, tell an administrator whom you trust.',
      ],
    }),
  },
} satisfies MessageSet;
