import type { Words } from './messages.js';
import { nameOf, quoted, sentence } from './phrases.js';

/** What the owner of an item is told about the items that it waits for, and the manager where they wait for themselves. */
export const dependencyNotificationKinds = ['may_start', 'must_wait', 'circle_found'] as const;

export const dependencyTexts: Record<(typeof dependencyNotificationKinds)[number], Words> = {
  may_start: (f) => ({
    title: `${nameOf(f)} may start`,
    body: [
      `Nothing holds up ${quoted(f)} any more: ${f.reason ?? 'what it waited for is over'}.`,
      f.untilText === undefined ? 'Start it.' : `It may start from ${f.untilText}.`,
    ],
  }),
  circle_found: (f) => ({
    title: `${f.programName}: items wait for each other in a circle`,
    body: [
      `Of ${f.programName} these wait for themselves, so that none of them can ever start: ${sentence(f.reason)}`,
      'Take one of these dependencies away.',
    ],
  }),
  must_wait: (f) => ({
    title: `${nameOf(f)} has to wait`,
    body: [
      `${quoted(f)} cannot start yet: ${f.reason ?? 'it waits for other items'}.`,
      'You are told when it may. If that puts its due date at risk, ask for an extension in good time.',
    ],
  }),
};
