import { event, type EventShape } from './event-shape.js';
import * as f from './field.js';
import { plain, type Line } from './line.js';

/** Somebody decided through a link in a message: the same for every kind. */
export function linkUsed(action: string): EventShape {
  return event('A link in a message was used', { action: f.text(action), linkId: f.id, deliveryId: f.id });
}

export const linkUsedLine: Line = (d) => `Done through a link in a message: ${plain(d['action']).replaceAll('_', ' ')}`;
