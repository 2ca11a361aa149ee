import { destination, type DestinationStream } from 'pino';

/** What waits to be written, at most, in characters; what comes beyond is lost. */
const most = 1_000_000;

/**
 * Where a process writes its log: to its standard output. A line that cannot be written, as where the disk is full, is lost at worst:
 * the process works on.
 */
export function logLines(): DestinationStream {
  const lines = destination({ dest: 1, maxLength: most });
  lines.on('error', () => undefined);
  return lines;
}
