import type { Channel } from './escalation.js';

/** The body of a reminder policy version: how long before the due instant the owner is reminded. */
export interface ReminderPolicy {
  /** ISO 8601 durations before due, e.g. `P7D`. */
  before: string[];
  channels: Channel[];
}

export const defaultReminderPolicy: ReminderPolicy = { before: ['P7D', 'P1D'], channels: ['inbox', 'email'] };
