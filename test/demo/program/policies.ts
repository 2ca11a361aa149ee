import type { Policy } from './story.js';

/** A program that leaks money every day climbs faster than the ladder that ships. */
export const ladder: Policy = {
  kind: 'escalation',
  name: 'Leakage ladder',
  description: 'One rung a day: the owner and the manager, then the program manager, then the domain lead.',
  body: {
    levels: [
      { after: 'PT0S', roles: ['owner', 'owner_manager'], people: [], channels: ['inbox', 'email'] },
      { after: 'P1D', roles: ['program_manager'], people: [], channels: ['inbox', 'email'] },
      { after: 'P2D', roles: ['domain_lead'], people: [], channels: ['inbox', 'email'] },
    ],
    acknowledgementHolds: 'P1D',
  },
};

export const reminders: Policy = {
  kind: 'reminder',
  name: 'Two reminders',
  description: 'A week before, while there is time to ask for more; and the day before.',
  body: { before: ['P7D', 'P1D'], channels: ['inbox', 'email'] },
};

export const signOff: Policy = {
  kind: 'sign_off',
  name: 'Two of three',
  description: 'Brand protection, IP counsel and review quality: any two of them, nobody on their own work.',
  body: {
    stages: [{ name: 'Acceptance', required: 2, roles: [], people: ['hannah', 'chau', 'siriporn'] }],
    limit: 'P3D',
    escalateTo: ['approver_manager', 'domain_lead'],
    channels: ['inbox', 'email'],
  },
};
