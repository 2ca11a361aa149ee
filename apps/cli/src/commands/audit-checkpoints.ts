import type { Answer } from '../lib/client.js';
import { plain, table, whenText } from '../lib/output.js';

type Checkpoints = Answer<'/audit-log/checkpoints', 'get'>;

/** What was signed last, and how each place stands that it is sent to. */
export function checkpointsText({ items, destinations }: Checkpoints): string {
  const signed = table(
    ['EVENTS', 'SIGNED', 'STAMPED', 'KEY', 'ROOT'],
    items.map(({ size, at, keyId, root, timeStamp }) => [
      ...[String(size), whenText(at), timeStamp === null ? '' : 'yes'],
      ...[plain(keyId), plain(root)],
    ]),
    4,
  );
  if (items.length === 0) return 'No checkpoint was signed yet.';
  if (destinations.length === 0)
    return `${signed}\n\nThey are sent nowhere: set CHECKPOINT_FILE, CHECKPOINT_MAIL or CHECKPOINT_URL of the workers.`;
  const sent = table(
    ['SENT BY', 'TO', 'HAS EVENTS', 'SINCE', 'MISSES', 'HOW IT STANDS'],
    destinations.map((place) => [
      place.way,
      plain(place.destination),
      place.deliveredAt === null ? 'none yet' : String(place.deliveredSize),
      place.deliveredAt === null ? '' : whenText(place.deliveredAt),
      place.waiting === 0 ? '' : String(place.waiting),
      standing(place),
    ]),
    5,
  );
  return `${signed}\n\n${sent}`;
}

function standing({ waiting, attempts, nextAt, answer }: Checkpoints['destinations'][number]): string {
  if (waiting === 0) return 'has all';
  if (attempts === 0 || nextAt === null) return 'is sent to';
  return `failed ${attempts === 1 ? 'once' : `${attempts} times`}, again at ${whenText(nextAt)}: ${plain(answer)}`;
}
