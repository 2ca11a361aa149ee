import { announce, conclude } from '../introduction.js';
import type { Played } from '../plays.js';
import { counterfeitLeakage as story } from './counterfeit-leakage.js';

/** A whole program: reminders, a breach, its ladder, signatures, tollgates, and the close. */
export const program: Played = {
  announce: (terminal) => {
    announce(story, terminal);
  },
  perform: async (stage, terminal) => {
    // The servers' libraries take a moment to load; what can be said before them is said before.
    const { perform } = await import('../perform.js');
    const tally = await perform(story, stage, terminal);
    return (seconds) => {
      conclude(story, tally.summary(seconds), terminal);
    };
  },
};
