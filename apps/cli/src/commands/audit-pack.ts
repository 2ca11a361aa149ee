import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Client, Failure } from '../lib/client.js';
import type { Numbered } from './record-commands.js';
import { recordPath } from './record-path.js';

/** Takes the pack of a record into a file of its own. @throws Failure where the file is there, or the pack breaks off */
export async function takePack(record: string, file: string, registers: readonly Numbered[]): Promise<void> {
  const client = new Client();
  const path = await recordPath(client, record, registers);
  // Asked for first: of what is refused, no file is made.
  const pack = await client.stream(`${path}/pack`);
  try {
    await (await open(file, 'wx', 0o600)).close();
  } catch (error) {
    pack.destroy();
    throw new Failure(`${file} cannot be made: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    await pipeline(pack, createWriteStream(file));
  } catch (error) {
    await rm(file, { force: true });
    throw new Failure(
      `The pack broke off, and nothing is kept of it: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  process.stdout.write(
    `The pack of ${record} is in ${file}. Unpack it and open verify.html, or: python3 verify_record_pack.py ${file} KEY-ID\n`,
  );
}
