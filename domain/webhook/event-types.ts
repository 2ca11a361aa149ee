import { eventsOfKinds } from '../notification/kinds.js';
import type { EventShapes } from './events/event-shape.js';
import { itemEvents } from './events/items.js';
import { peopleEvents } from './events/people.js';
import { programEvents } from './events/programs.js';
import { recordEvents } from './events/records.js';
import { ruleEvents } from './events/rules.js';
import { signInEvents } from './events/sign-in.js';

/**
 * All that the audit trail records, and so what webhooks can ask for, with what stands in it. The tests compare it with the
 * code, and with every event that they make on the real servers.
 */
export const eventShapes: EventShapes = {
  ...itemEvents,
  ...programEvents,
  ...eventsOfKinds,
  ...recordEvents,
  ...ruleEvents,
  ...peopleEvents,
  ...signInEvents,
};

export const eventTypes: readonly string[] = Object.keys(eventShapes);
