import { open, type FileHandle } from 'node:fs/promises';
import { failed } from '../../../../activities/channels/channel.js';
import { linesOf, type CheckpointPlace } from './place.js';

/** Longer than any line of a checkpoint. */
const longestLine = 65_536;

/** A file that each checkpoint is added to. It counts as written when it is on the medium. */
export function fileOfCheckpoints(path: string): CheckpointPlace {
  return {
    way: 'file',
    destination: path,
    most: 1_000,
    async send(checkpoints) {
      try {
        await add(path, linesOf(checkpoints));
        return { outcome: 'sent', answer: '' };
      } catch (error) {
        return failed(error);
      }
    },
    close: () => undefined,
  };
}

async function add(path: string, lines: string): Promise<void> {
  const file = await open(path, 'a+', 0o644);
  try {
    const whole = await endOfLastLine(file);
    if (whole !== null) await file.truncate(whole);
    await file.writeFile(lines);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** Where the last whole line ends, where half a one follows it: the medium was full, or the process died. Else null. */
async function endOfLastLine(file: FileHandle): Promise<number | null> {
  const { size } = await file.stat();
  if (size === 0) return null;
  const from = Math.max(0, size - longestLine);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(longestLine), 0, longestLine, from);
  const end = buffer.subarray(0, bytesRead).lastIndexOf('\n') + 1;
  if (end === bytesRead) return null;
  if (end === 0 && from > 0) throw new Error('it does not end with a line of a checkpoint: it is another file');
  return from + end;
}
