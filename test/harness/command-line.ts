import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../config/settings.js';
import type { ApiClient } from './api-client.js';

export interface CommandAnswer {
  code: number;
  out: string;
  err: string;
}

/** Runs `tollgate …` as one person, with a text on its standard input where it reads that. */
export function commandLine(person: ApiClient, input?: string): (...args: string[]) => Promise<CommandAnswer> {
  const said = { TOLLGATE_URL: person.url, TOLLGATE_TOKEN: person.token ?? '' };
  // A terminal with room for everything: what a narrow one leaves out has tests of its own.
  const env = { PATH: process.env['PATH'], COLUMNS: '240', ...said };
  const script = join(projectRoot, 'apps', 'cli', 'tollgate.mjs');
  return (...args) =>
    new Promise((resolve) => {
      const { stdin } = execFile(process.execPath, [script, ...args], { env }, (error, out, err) => {
        resolve({ code: error ? Number(error.code) : 0, out, err });
      });
      if (input !== undefined) stdin?.end(input);
    });
}
