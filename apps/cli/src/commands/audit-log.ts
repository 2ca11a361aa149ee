import type { Checkpoint } from '../../../../domain/audit/checkpoint.js';
import type { ProvenEvent } from '../../../../domain/audit/event-digest.js';
import type { SealedEntry } from '../../../../domain/audit/log-verifier.js';
import type { Client } from '../lib/client.js';
import { given } from '../lib/options.js';

/** A line of a kept trail. Keys come first, a checkpoint after the places that it is over, what has no seal last. */
export type LogPart =
  | { key: { id: string; publicKey: string } }
  | { entry: SealedEntry }
  | { checkpoint: Checkpoint }
  | { unsealed: ProvenEvent; asOf: number };

/** Places that are asked for at once. */
const each = 1_000;

/** The trail of the installation, part by part; of all of it only one answer is held. */
export async function* logOf(client: Client): AsyncGenerator<LogPart> {
  for (const { id, publicKey } of (await client.get('/audit-log/keys')).items) yield { key: { id, publicKey } };
  for (let after = 0; ;) {
    const { entries, checkpoints } = await client.get('/audit-log', { after, limit: each });
    const left = [...checkpoints];
    for (const entry of entries) {
      for (; left[0] && left[0].size < entry.position; left.shift()) yield { checkpoint: left[0] };
      yield { entry };
    }
    for (const checkpoint of left) yield { checkpoint };
    after = entries.at(-1)?.position ?? after;
    if (entries.length < each) break;
  }
  // What was written past the product may bear any number.
  for (let after: number | undefined; ;) {
    const { events } = await client.get('/audit-log/unsealed', given({ after, limit: each }));
    for (const unsealed of events) yield { unsealed, asOf: Date.now() };
    after = events.at(-1)?.seq ?? after;
    if (events.length < each) return;
  }
}
