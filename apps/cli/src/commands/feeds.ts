import type { Command } from 'commander';
import { Client } from '../lib/client.js';
import { given } from '../lib/options.js';
import { nameOf, plain, show, table, whenText } from '../lib/output.js';
import { programId } from '../lib/refs.js';
import { who } from './contacts.js';

interface Common {
  json?: boolean;
  for?: string;
}

const json = ['--json', 'print one JSON document'] as const;

/** Calendar feeds: secret links that a calendar subscribes to. */
export function feedCommands(program: Command): void {
  const feeds = program.command('feeds').description('calendar feeds by secret links: list, create, renew, revoke');
  feeds
    .command('list')
    .description('list feeds, revoked ones too')
    .option('--for <who>', 'of somebody else (administrators)')
    .option(...json)
    .action(async (options: Common) => {
      const client = new Client();
      const page = await client.get(await pathOf(client, options));
      show(options.json, page, () =>
        table(
          ['DATES OF', 'CREATED', 'REVOKED', 'ID'],
          page.items.map((f) => [
            nameOf(f.program) || 'the person',
            whenText(f.createdAt),
            whenText(f.revokedAt),
            plain(f.id),
          ]),
        ),
      );
    });
  feeds
    .command('create')
    .description('make a feed of your dates, or of a program; its link is shown this once')
    .option('--program <name>', 'the dates of this program')
    .option('--for <who>', 'of somebody else (administrators)')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate feeds create --program "Leakage 2026"\n')
    .action(async (options: Common & { program?: string }) => {
      const client = new Client();
      const id = options.program === undefined ? undefined : await programId(client, options.program);
      const made = await client.post(await pathOf(client, options), given({ programId: id }));
      show(options.json, made, () => plain(made.url));
    });
  feeds
    .command('renew <id>')
    .description('revoke a feed and make it anew, with another link')
    .option('--for <who>', 'of somebody else (administrators)')
    .option(...json)
    .action(async (id: string, options: Common) => {
      const client = new Client();
      const path = await pathOf(client, options);
      const old = (await client.get(path)).items.find((feed) => feed.id === id);
      await client.delete(`${path}/${encodeURIComponent(id)}`);
      const made = await client.post(path, given({ programId: old?.program?.id }));
      show(options.json, made, () => plain(made.url));
    });
  feeds
    .command('revoke <id>')
    .description('revoke a feed: its link shows nothing any more')
    .option('--for <who>', 'of somebody else (administrators)')
    .action(async (id: string, options: Common) => {
      const client = new Client();
      await client.delete(`${await pathOf(client, options)}/${encodeURIComponent(id)}`);
      process.stdout.write('Revoked.\n');
    });
}

async function pathOf(client: Client, options: Common): Promise<`/people/${string}/feeds`> {
  return `/people/${await who(client, options.for)}/feeds`;
}
