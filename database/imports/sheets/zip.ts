import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { SpreadsheetProblem } from '../../../domain/spreadsheet/problem.js';

const inflate = promisify(inflateRaw);

/** A workbook of 25 MB with 100,000 rows unpacks to less; what unpacks to more is not a register of actions. */
const mostUnpacked = 120 * 1024 * 1024;

interface Entry {
  name: string;
  method: number;
  packed: number;
  offset: number;
}

/**
 * Names of the files in an archive, after having unpacked each within limits: the sizes that an archive states about
 * itself prove nothing, and the reader of workbooks does not stop by itself.
 *
 * @throws SpreadsheetProblem `unreadable-file` or `file-too-large`
 */
export async function checkArchive(bytes: Buffer): Promise<string[]> {
  let entries: Entry[];
  try {
    entries = centralDirectory(bytes);
  } catch {
    throw broken();
  }
  let left = mostUnpacked;
  for (const entry of entries) {
    const size = entry.method === 0 ? entry.packed : await unpackedSize(bytes, entry, left);
    left -= size;
    if (left < 0) throw tooLarge();
  }
  return entries.map(({ name }) => name);
}

async function unpackedSize(bytes: Buffer, entry: Entry, limit: number): Promise<number> {
  try {
    const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
    const unpacked = await inflate(bytes.subarray(start, start + entry.packed), { maxOutputLength: limit });
    return unpacked.length;
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : broken();
  }
}

/** APPNOTE.TXT 4.3.12 and 4.3.16: the record at the end says where the list of entries begins. */
function centralDirectory(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new RangeError('no end of central directory');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index++) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new RangeError('no entry where one was stated');
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function tooLarge(): SpreadsheetProblem {
  const detail = `The workbook unpacks to more than ${mostUnpacked / 1024 / 1024} MB. Split it, or save it as CSV.`;
  return new SpreadsheetProblem('file-too-large', detail);
}

function broken(): SpreadsheetProblem {
  return new SpreadsheetProblem('unreadable-file', 'The workbook is damaged. Open it, save it anew, and import that.');
}
