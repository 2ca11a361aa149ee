import { always } from './claims.js';
import type { MessageSet } from './message-set.js';
import { because, nameOf, quoted, sentence } from './phrases.js';

/** What is told when a round is decided past its approvers, or is to be: loud, to everybody who has a part in it. */
export const glassMessages = {
  glass_asked: {
    group: 'escalations',
    loud: true,
    untrue: always,
    topic: null,
    says: (f) => ({
      title: `${f.byName ?? 'Somebody'} asks to break the glass on ${nameOf(f)}`,
      body: [
        `${f.byName ?? 'Somebody'} asks that ${quoted(f)} be signed off past those who are asked.`,
        because(f),
        f.role === 'second_person'
          ? `Read what was handed in. Sign in, then confirm or refuse it until ${f.untilText ?? 'it expires'}; you answer for it with them.`
          : `It holds once a second person has confirmed it, until ${f.untilText ?? 'it expires'}. Those who are asked can still decide.`,
      ],
    }),
  },
  glass_broken: {
    group: 'escalations',
    loud: true,
    untrue: always,
    topic: null,
    says: (f) => ({
      title: `The glass was broken on ${nameOf(f)}`,
      body: [
        `${quoted(f)} was signed off past those who were asked; ${f.byName ?? 'a second person'} confirmed it.`,
        because(f),
        'It stays marked. Look at whether it was right, and whom the policy should name so that it is not needed again.',
      ],
    }),
  },
  glass_ended: {
    group: 'escalations',
    loud: true,
    untrue: always,
    topic: null,
    says: (f) => ({
      title: `The glass on ${nameOf(f)} stays whole`,
      body: [
        `That ${quoted(f)} be signed off past those who are asked has come to nothing: ${sentence(f.reason)}`,
        'It waits for those who are asked, as before.',
      ],
    }),
  },
} satisfies MessageSet;
