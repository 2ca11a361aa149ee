import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Checkpoint } from '../../../../domain/audit/checkpoint.js';
import { Failure } from '../lib/client.js';
import type { LogPart } from './audit-log.js';

/** `?`: it may be null; `??`: it may not be there either. */
type Shape = Record<string, 'string' | 'number' | 'string?' | 'number?' | 'number??'>;

const checkpointShape: Shape = {
  ...{ size: 'number', root: 'string', chain: 'string' },
  ...{ at: 'string', keyId: 'string', signature: 'string' },
};
const eventShape: Shape = {
  ...{ seq: 'number', key: 'string', subjectKind: 'string', subjectId: 'string', programId: 'string?', type: 'string' },
  ...{ actorId: 'string?', at: 'string', recordedAt: 'string', version: 'number?', data: 'string?' },
  // Copies from before events could be erased do not have it.
  ...{ salt: 'string?', erasedBy: 'number??', payloadHash: 'string', digest: 'string' },
};
const entryShape: Shape = { position: 'number', seq: 'number', digest: 'string', chain: 'string' };
const keyShape: Shape = { id: 'string', publicKey: 'string' };

/** A trail that was kept, line by line. @throws Failure with the line that cannot be read */
export async function* logIn(file: string): AsyncGenerator<LogPart> {
  for await (const [place, line] of linesOf(file)) {
    const { key, entry, checkpoint, unsealed } = line;
    const event = isObject(entry) ? entry['event'] : undefined;
    const fits =
      (key !== undefined && hasShape(key, keyShape)) ||
      (checkpoint !== undefined && isCheckpoint(checkpoint)) ||
      (entry !== undefined && hasShape(entry, entryShape) && (event === null || hasShape(event, eventShape))) ||
      (unsealed !== undefined && hasShape(unsealed, eventShape) && typeof line['asOf'] === 'number');
    if (!fits) throw new Failure(`${place}: this is no line of a kept audit trail.`);
    yield line as unknown as LogPart;
  }
}

/** Checkpoints that were put away, a line each. @throws Failure with the line that cannot be read */
export async function checkpointsIn(file: string): Promise<Checkpoint[]> {
  const found: Checkpoint[] = [];
  for await (const [place, line] of linesOf(file)) {
    if (!isCheckpoint(line)) throw new Failure(`${place}: this is no checkpoint.`);
    found.push(line as unknown as Checkpoint);
  }
  return found;
}

/** Characters of a line at most: an event says less. */
const longestLine = 4_000_000;

async function* linesOf(file: string): AsyncGenerator<[place: string, line: Record<string, unknown>]> {
  const input = createReadStream(file, 'utf8');
  let number = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Infinity })) {
      number += 1;
      if (text.trim() === '') continue;
      const place = `${file}, line ${number}`;
      if (text.length > longestLine) throw new Failure(`${place}: it is too long to be one.`);
      let line: unknown;
      try {
        line = JSON.parse(text);
      } catch {
        throw new Failure(`${place}: this is no JSON.`);
      }
      if (!isObject(line)) throw new Failure(`${place}: this is no JSON object.`);
      yield [place, line];
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    input.destroy();
  }
}

function isCheckpoint(line: unknown): boolean {
  if (!hasShape(line, checkpointShape)) return false;
  const { peaks, timeStamp } = line as { peaks?: unknown; timeStamp?: unknown };
  if (timeStamp !== undefined && timeStamp !== null && typeof timeStamp !== 'string') return false;
  return Array.isArray(peaks) && peaks.every((peak) => typeof peak === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasShape(value: unknown, shape: Shape): boolean {
  if (!isObject(value)) return false;
  return Object.entries(shape).every(
    ([name, type]) =>
      (type.endsWith('?') && value[name] === null) ||
      (type.endsWith('??') && value[name] === undefined) ||
      typeof value[name] === type.replaceAll('?', ''),
  );
}
