import { AsyncLocalStorage } from 'node:async_hooks';
import type { RecordKind } from '../../../../database/engine/kinds.js';

/** A command on its way to a record, as its route has made it. */
export interface CapturedCommand {
  kind: RecordKind;
  id: string;
  command: { type: string };
}

/** Thrown in the place of sending it, so that nothing after it is done either. */
class Captured extends Error {
  constructor(readonly sent: CapturedCommand) {
    super('The command is proposed, and not sent.');
  }
}

const capturing = new AsyncLocalStorage<true>();

/**
 * What a route would send, without sending it: its words are read, people and dates looked up, by the route itself. Undefined where it
 * sends nothing.
 */
export async function captured(route: () => Promise<unknown>): Promise<CapturedCommand | undefined> {
  try {
    await capturing.run(true, route);
    return undefined;
  } catch (error) {
    if (error instanceof Captured) return error.sent;
    throw error;
  }
}

/** Asked before a command is sent, once for all kinds of record. @throws Captured where it is not to be sent */
export function captureInstead(sent: CapturedCommand): void {
  if (capturing.getStore()) throw new Captured(sent);
}
