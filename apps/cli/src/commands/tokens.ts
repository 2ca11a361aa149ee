import { Option, type Command } from 'commander';
import { Client } from '../lib/client.js';
import { given, instant } from '../lib/options.js';
import { plain, show, table, whenText } from '../lib/output.js';
import { namedId, personId } from '../lib/refs.js';

interface Common {
  json?: boolean;
}

interface Wanted {
  for?: string;
  expires?: string;
  neverExpires?: boolean;
  level?: TokenLevel;
  program?: string;
}

const tokenLevels = ['read', 'act', 'administer', 'directory'] as const;
type TokenLevel = (typeof tokenLevels)[number];

const json = ['--json', 'print one JSON document'] as const;

/** API tokens, one's own and, for administrators, those of others. */
export function tokenCommands(program: Command): void {
  const token = program.command('token').description('API tokens: create, list, revoke');
  token
    .command('create <name>')
    .description('make a token; it is shown this once')
    .option('--for <who>', 'for somebody else (administrators)')
    .option('--expires <date>', 'until when it works; 90 days where nothing is said', instant)
    .option('--never-expires', 'without an end (administrators, for a service account)')
    .addOption(
      new Option(
        '--level <level>',
        'good to read, to act, to administer, or for a directory (SCIM); act where an administrator says nothing',
      ).choices(tokenLevels),
    )
    .option('--program <program>', 'good in this program only')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate token create "nightly export" --for lin@example.com --level read --program "Leakage 2026"\n',
    )
    .action(async (name: string, options: Common & Wanted) => {
      const client = new Client();
      const made = await client.post(
        `/people/${await who(client, options.for)}/tokens`,
        given({
          name,
          expiresAt: options.neverExpires ? null : options.expires,
          level: options.level,
          programId: options.program === undefined ? undefined : await namedId(client, 'program', options.program),
        }),
      );
      show(options.json, made, () => plain(made.token));
    });
  token
    .command('list')
    .description('list tokens')
    .option('--for <who>')
    .option(...json)
    .action(async (options: Common & { for?: string }) => {
      const client = new Client();
      const page = await client.get(`/people/${await who(client, options.for)}/tokens`);
      show(options.json, page, () =>
        table(
          ['NAME', 'LEVEL', 'PROGRAM', 'CREATED', 'USED', 'EXPIRES', 'REVOKED', 'ID'],
          page.items.map((t) => [
            plain(t.name),
            t.level,
            plain(t.programId ?? 'all'),
            whenText(t.createdAt),
            whenText(t.lastUsedAt),
            whenText(t.expiresAt),
            whenText(t.revokedAt),
            plain(t.id),
          ]),
        ),
      );
    });
  token
    .command('revoke <id>')
    .description('revoke a token')
    .option('--for <who>')
    .action(async (id: string, options: { for?: string }) => {
      const client = new Client();
      await client.delete(`/people/${await who(client, options.for)}/tokens/${id}`);
      process.stdout.write('Revoked.\n');
    });
}

async function who(client: Client, ref: string | undefined): Promise<string> {
  return ref === undefined ? plain((await client.get('/people/me')).id) : personId(client, ref);
}
