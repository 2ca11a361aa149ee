import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { Client, Failure, type Schemas } from '../lib/client.js';
import { facts, nameOf, plain, show, table } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { agreed } from './bulk-run.js';

interface EraseOptions {
  reason?: string;
  dryRun?: boolean;
  yes?: boolean;
  json?: boolean;
}

/** What is stored about a person: given out, and erased. */
export function personalCommands(people: Command): void {
  people
    .command('stored <person> [file]')
    .description('all that is stored about a person, a line of JSON for each row; `me`, or as an administrator')
    .addHelpText(
      'after',
      '\nThat it was given out stands in the trail. What is left out, docs/erasure.md says.\n\nExamples:\n  tollgate people stored me mine.jsonl\n  tollgate people stored lin@example.com > lin.jsonl\n',
    )
    .action(async (ref: string, file?: string) => {
      const client = new Client();
      const id = ref === 'me' ? (await client.get('/people/me')).id : await personId(client, ref);
      const lines = await client.stream(`/people/${id}/stored`);
      try {
        if (file === undefined) await pipeline(lines, process.stdout, { end: false });
        else await pipeline(lines, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new Failure(`What is stored could not be written to ${file ?? 'the output'}: ${why}`);
      }
      if (file !== undefined) process.stderr.write(`What is stored about them is in ${file}.\n`);
    });
  people
    .command('erase <person>')
    .description('erase somebody who has left: what names them goes, records and proofs stay (administrators)')
    .option('--reason <text>', 'why, without their name: it stands in the trail')
    .option('--dry-run', 'say what would be erased, and change nothing')
    .option('--yes', 'do not ask')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nThere is no way back. You are asked for your password. How far it goes, docs/erasure.md says.\n\nExamples:\n  tollgate people erase lin@example.com --dry-run\n  tollgate people erase lin@example.com --reason "Asked for by mail on 3 March"\n',
    )
    .action(async (ref: string, options: EraseOptions, self: Command) => {
      const { reason, json } = options;
      if (!options.dryRun && reason === undefined)
        self.error('error: say --dry-run to see what would be erased, or --reason to do it', { exitCode: 2 });
      if (!options.dryRun && !options.yes && !process.stdin.isTTY)
        self.error('error: say --dry-run to see what would be erased, or --yes to do it', { exitCode: 2 });
      const client = new Client();
      const id = await personId(client, ref);
      const preview = await client.post(`/people/${id}/erase/preview`);
      if (options.dryRun || reason === undefined) {
        show(json, preview, () => erasureText(preview));
        return;
      }
      if (!options.yes) {
        process.stderr.write(`${erasureText(preview)}\n\n`);
        if (!(await agreed())) {
          process.stderr.write('Nothing was changed.\n');
          process.exitCode = 1;
          return;
        }
      }
      const done = await client.post(`/people/${id}/erase`, { reason, digest: preview.digest });
      show(json, done, () => erasureText(done));
    });
}

function erasureText({ person, pseudonym, rows, events }: Schemas['Erasure']): string {
  return [
    facts([
      ['Person', nameOf(person)],
      ['Called from then on', pseudonym],
      ['Events of the trail without their names', events],
    ]),
    table(
      ['WHERE', 'ROWS', 'BECOME'],
      rows.map((row) => [plain(row.table), plain(row.count), plain(row.becomes)]),
      1,
    ),
  ].join('\n\n');
}
