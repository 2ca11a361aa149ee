import type { Command } from 'commander';
import { Client, Failure } from '../lib/client.js';
import { instant } from '../lib/options.js';
import { facts, plain, show } from '../lib/output.js';

interface Options {
  expires?: string;
  json?: boolean;
}

/** How a directory gets in that keeps people and groups by SCIM. */
export function scimCommands(program: Command): void {
  const scim = program.command('scim').description('directories that keep people and groups by SCIM: token');
  scim
    .command('token <name>')
    .description(
      'make a token for a directory, with a service account of that name where there is none; it is shown this once',
    )
    .option('--expires <date>', 'until when it works; without an end where nothing is said', instant)
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  tollgate scim token "Entra ID"\n')
    .action(async (name: string, { expires, json }: Options) => {
      const client = new Client();
      const account = await accountOf(client, name);
      const token = await client.post(`/people/${account.id}/tokens`, {
        name: 'SCIM',
        level: 'directory',
        expiresAt: expires ?? null,
      });
      const made = { account, address: `${client.url}/scim/v2`, token: token.token, expiresAt: token.expiresAt };
      show(json, made, () =>
        facts([
          ['Address', made.address],
          ['Token', plain(made.token)],
          ['Service account', `${account.name} (${account.id})`],
          ['Works until', plain(made.expiresAt ?? 'it is revoked')],
        ]),
      );
    });
}

/** The service account of that name; made where there is nobody of that name. */
async function accountOf(client: Client, name: string): Promise<{ id: string; name: string }> {
  const { items } = await client.all('/people', { name }, 10);
  const [found, another] = items;
  if (another || (found && !found.service))
    throw new Failure(`There is somebody else called ${name}. Choose a name that is the directory's alone.`);
  const { id } = found ?? (await client.post('/people', { name, service: true }));
  return { id, name: found?.name ?? name };
}
