import { closeTheGaps } from './close-the-gaps.js';
import { markets, people, teams } from './people.js';
import { ladder, reminders, signOff } from './policies.js';
import { proveItHolds } from './prove-it-holds.js';
import type { Story } from './story.js';

/** What the demo plays. All of it is invented. */
export const counterfeitLeakage: Story = {
  name: 'Counterfeit leakage',
  description:
    'Last quarter 4.7% of confirmed counterfeits were found by buyers and brands before the marketplace found ' +
    'them; the limit is 2%. Seven gaps are to be closed, and five tests are to prove that they stay so.',
  domain: 'counterfeit and IP',
  markets,
  home: 'SG',
  manager: 'grace',
  domainLead: 'rachel',
  teams,
  people,
  ladder,
  reminders,
  signOff,
  phases: [closeTheGaps, proveItHolds],
};
