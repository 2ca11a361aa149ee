import type { Command } from 'commander';
import { Client } from '../lib/client.js';
import { given } from '../lib/options.js';
import { facts, nameOf, optional, plain, show, table } from '../lib/output.js';
import { personId } from '../lib/refs.js';

interface Common {
  json?: boolean;
}

const json = ['--json', 'print one JSON document'] as const;

/** Teams. */
export function teamCommands(program: Command): void {
  const teams = program.command('teams').description('teams: list, create');
  teams
    .command('list')
    .description('list teams')
    .option(...json)
    .action(async (options: Common) => {
      const { items } = await new Client().all('/teams', {}, 1_000);
      show(options.json, { items }, () =>
        table(
          ['TEAM', 'MARKET', 'LEAD', optional('ID')],
          items.map((t) => [plain(t.name), plain(t.market), nameOf(t.lead), plain(t.id)]),
        ),
      );
    });
  teams
    .command('create <name>')
    .description('add a team')
    .option('--market <market>')
    .option('--lead <who>')
    .option(...json)
    .action(async (name: string, options: Common & Record<string, string>) => {
      const client = new Client();
      const leadId = options.lead === undefined ? undefined : await personId(client, options.lead);
      const team = await client.post('/teams', given({ name, market: options.market, leadId }));
      show(options.json, team, () =>
        facts([
          ['Team', team.name],
          ['Id', team.id],
        ]),
      );
    });
}
