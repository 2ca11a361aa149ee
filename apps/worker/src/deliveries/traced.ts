import { goingOnWith } from '../../../../config/spans.js';
import type { Delivery } from '../../../../database/notifications/queue.js';

/** The sending of a message as a part of the traces that it comes out of. */
export function traced<T>({ id, kind, channel, attempts, messages }: Delivery, send: () => Promise<T>): Promise<T> {
  const attributes = { 'messaging.destination.name': channel, 'tollgate.delivery': id, 'tollgate.attempt': attempts };
  const name = `send ${kind === 'digest' ? 'digest by ' : kind === 'report' ? 'report by ' : ''}${channel}`;
  return goingOnWith({ name, attributes, traces: messages.map(({ trace }) => trace) }, send);
}
