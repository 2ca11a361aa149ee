import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Failure } from './failure.js';
import type { Terminal } from './terminal.js';

const here: Terminal = { input: process.stdin, output: process.stderr };

/**
 * Asks for the password where somebody sits, and shows nothing of it. It is read there and nowhere else: an argument or a
 * variable would be seen by others of the machine.
 *
 * @param why what it is asked for, said before
 * @returns empty where they would rather prove it in their browser
 * @throws Failure where nobody sits there
 */
export async function askedPassword(why: string, { input, output }: Terminal = here): Promise<string> {
  if (!input.isTTY || !output.isTTY)
    throw new Failure(`${why} Run this in a terminal, where your password can be asked for.`, {
      code: 'proof-required',
    });
  output.write(`${why}\nLeave it empty to prove it in your browser.\nPassword: `);
  const nothing = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input, output: nothing, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    output.write('\n');
  }
}
