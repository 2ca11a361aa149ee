import { destination } from 'pino';

type Lines = ReturnType<typeof destination>;

/** What waits to be written, at most, in characters; what comes beyond is lost. */
const most = 1_000_000;

/**
 * Where a process writes its log: to its standard output. A line that cannot be written, as where the disk is full, is lost at worst:
 * the process works on.
 *
 * @param file another one that is open, by its number
 */
export function logLines(file = 1): Lines {
  const lines = destination({ dest: file, maxLength: most });
  let room = true;
  lines.on('error', () => (room = false));
  lines.on('write', () => (room = true));
  // What still waits at the end of the process is written at once. Without room it would be tried for ever.
  const writeAll = lines.flushSync.bind(lines);
  lines.flushSync = () => {
    if (room) writeAll();
  };
  return lines;
}
