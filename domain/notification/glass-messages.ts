import { always } from './claims.js';
import type { MessageSet } from './message-set.js';
import type { NotificationFacts } from './messages.js';
import { because, quoted, sentence, subjectOf } from './phrases.js';

/** `AI-12`, `EX-3`, `Detection of Leakage 2026`. */
function shortOf(f: NotificationFacts): string {
  return f.recordKey ?? subjectOf(f);
}

/** The same with its title. */
function wholeOf(f: NotificationFacts): string {
  if (f.recordKey !== undefined) return `${f.recordKey} “${f.itemTitle}”`;
  return f.itemNumber === null ? subjectOf(f) : quoted(f);
}

/** What is told when a round is decided past its approvers, or is to be: loud, to everybody who has a part in it. */
export const glassMessages = {
  glass_asked: {
    group: 'escalations',
    loud: true,
    untrue: always,
    topic: null,
    says: (f) => ({
      title: `${f.byName ?? 'Somebody'} asks to break the glass on ${shortOf(f)}`,
      body: [
        `${f.byName ?? 'Somebody'} asks that ${wholeOf(f)} be signed off past those who are asked.`,
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
      title: `The glass was broken on ${shortOf(f)}`,
      body: [
        `${wholeOf(f)} was signed off past those who were asked; ${f.byName ?? 'a second person'} confirmed it.`,
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
      title: `The glass on ${shortOf(f)} stays whole`,
      body: [
        `That ${wholeOf(f)} be signed off past those who are asked has come to nothing: ${sentence(f.reason)}`,
        'It waits for those who are asked, as before.',
      ],
    }),
  },
} satisfies MessageSet;
