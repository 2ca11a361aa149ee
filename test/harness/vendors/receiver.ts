import { Webhook } from 'standardwebhooks';
import { VendorServer, type Answer, type Received } from './vendor-server.js';

export interface Receiver {
  vendor: VendorServer;
  /** Secrets that it knows; any of them will do. */
  secrets: string[];
  /** What it took: events whose signature was right, each once by its id. */
  events: Map<string, { type: string; timestamp: string; data: Record<string, unknown> }>;
  /** Ids as they came, repetitions too. */
  ids: string[];
}

/** A receiver of outgoing webhooks that checks signatures by the library of Standard Webhooks. */
export async function startReceiver(): Promise<Receiver> {
  const receiver: Omit<Receiver, 'vendor'> = { secrets: [], events: new Map(), ids: [] };
  const vendor = await VendorServer.start((request) => take(receiver, request));
  return Object.assign(receiver, { vendor });
}

function take(receiver: Omit<Receiver, 'vendor'>, { body, headers }: Received): Answer {
  const id = String(headers['webhook-id']);
  for (const secret of receiver.secrets) {
    try {
      const event = new Webhook(secret).verify(body, headers as Record<string, string>);
      receiver.ids.push(id);
      receiver.events.set(id, event as { type: string; timestamp: string; data: Record<string, unknown> });
      return { status: 204 };
    } catch {
      // Perhaps by another secret.
    }
  }
  return { status: 401, body: 'the signature does not fit' };
}
