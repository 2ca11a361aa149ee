import type { Words } from './messages.js';
import { nameOf, quoted } from './phrases.js';

/** What the owner of an item is told about the items that it waits for. */
export const dependencyNotificationKinds = ['may_start', 'must_wait'] as const;

export const dependencyTexts: Record<(typeof dependencyNotificationKinds)[number], Words> = {
  may_start: (f) => ({
    title: `${nameOf(f)} may start`,
    body: [
      `Nothing holds up ${quoted(f)} any more: ${f.reason ?? 'what it waited for is over'}.`,
      f.untilText === undefined ? 'Start it.' : `It may start from ${f.untilText}.`,
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
