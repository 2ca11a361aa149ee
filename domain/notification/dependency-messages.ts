import { all, always, while_, type Rule } from './claims.js';
import type { MessageSet } from './message-set.js';
import { nameOf, quoted, sentence } from './phrases.js';

const heldUp: Rule = (now) => (now.waits === null ? 'it waits for nothing any more' : null);
const heldUpByNone: Rule = (now) => (now.waits === 'item' ? 'it waits for another item again' : null);

/** What the owner of an item is told about the items that it waits for, and the manager where they wait for themselves. */
export const dependencyMessages = {
  may_start: {
    group: 'own_work',
    untrue: all(while_('open'), heldUpByNone),
    topic: 'start',
    says: (f) => ({
      title: `${nameOf(f)} may start`,
      body: [
        `Nothing holds up ${quoted(f)} any more: ${f.reason ?? 'what it waited for is over'}.`,
        f.untilText === undefined ? 'Start it.' : `It may start from ${f.untilText}.`,
      ],
    }),
  },
  circle_found: {
    group: 'own_work',
    untrue: always,
    topic: null,
    says: (f) => ({
      title: `${f.programName}: items wait for each other in a circle`,
      body: [
        `Of ${f.programName} these wait for themselves, so that none of them can ever start: ${sentence(f.reason)}`,
        'Take one of these dependencies away.',
      ],
    }),
  },
  must_wait: {
    group: 'own_work',
    untrue: all(while_('open'), heldUp),
    topic: 'start',
    says: (f) => ({
      title: `${nameOf(f)} has to wait`,
      body: [
        `${quoted(f)} cannot start yet: ${f.reason ?? 'it waits for other items'}.`,
        'You are told when it may. If that puts its due date at risk, ask for an extension in good time.',
      ],
    }),
  },
} satisfies MessageSet;
