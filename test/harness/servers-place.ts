import { accessSync, constants, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';

const memory = '/dev/shm';
/** What the kernel calls a file system that lives in memory. */
const inMemory = 0x01021994;
const gigabyte = 2 ** 30;
/** A whole run keeps less than one of these, mostly the log that PostgreSQL writes ahead. */
const room = 4 * gigabyte;
/** Beside it run three test workers, and the browser. */
const spare = 8 * gigabyte;

/**
 * Where the servers of a test run keep their data: in memory where there is plenty, otherwise where temporary files are. Each
 * test file makes and drops a database of a thousand files, for which some disks look ever longer the more were dropped before.
 */
export function serversPlace(): string {
  try {
    accessSync(memory, constants.W_OK);
    const { type, bavail, bsize } = statfsSync(memory);
    const given = process.constrainedMemory();
    const free = given > 0 ? Math.min(freemem(), given - process.memoryUsage.rss()) : freemem();
    if (type === inMemory && bavail * bsize >= room && free >= spare) return memory;
  } catch {
    // There is none, or it is not ours.
  }
  return tmpdir();
}
