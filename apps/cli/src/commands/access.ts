import type { Command } from 'commander';
import { Client } from '../lib/client.js';
import { given } from '../lib/options.js';
import { facts, nameOf, plain, show } from '../lib/output.js';

/** Whether somebody may do something, and by what. */
export function accessCommands(program: Command): void {
  const access = program.command('access').description('who may do what: explain');
  access
    .command('explain <person> <action> [record]')
    .description('say whether a person may do something to a record, by what, or what is missing')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nA record is AI-12, EX-3, RK-4 or a program; without one it is about the whole installation.\n\nExamples:\n  tollgate access explain mei@example.com hold AI-12\n  tollgate access explain "Wei Lim" steer "Leakage 2026"\n  tollgate access explain me keep_policies\n',
    )
    .action(async (person: string, action: string, record: string | undefined, options: { json?: boolean }) => {
      const said = await new Client().get('/access/explain', given({ person, action, record }));
      show(options.json, said, () =>
        facts([
          ['Person', nameOf(said.person)],
          ['Action', plain(said.action)],
          ['Record', said.record === null ? null : plain(said.record.name)],
          ['May', said.may ? 'yes' : 'no'],
          ['By', said.by === null ? null : plain(said.by.text)],
          ['Roles', said.by === null ? null : said.by.grantIds.map((id) => plain(id)).join(', ')],
          ['Now', said.now ? 'yes' : 'no'],
          ['Because', said.because === null ? null : plain(said.because)],
        ]),
      );
    });
}
