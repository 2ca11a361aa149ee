import { InvalidArgumentError, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { facts, show } from '../lib/output.js';
import type { Numbered } from './record-commands.js';
import { namedId, personId } from '../lib/refs.js';
import { recordPath, type RecordPath } from './record-path.js';

interface Options {
  restrict?: boolean;
  open?: boolean;
  person?: string[];
  team?: string[];
  json?: boolean;
}

/** Who sees a record that is not for everybody. */
export function readerCommands(program: Command, registers: readonly Numbered[]): void {
  program
    .command('readers <record>')
    .description('who reads a record that is not for everybody: a program by its name, AI-12, EX-3 or RK-7')
    .option('--restrict', 'only those see it who have a part in it, are named, or answer for all of it')
    .option('--open', 'whoever reads without a part sees it too')
    .option('--person <who...>', 'read it all the same; who is not named does no longer')
    .option('--team <name...>', 'the same of the people of a team')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  tollgate readers AI-12 --restrict --person mei@example.com\n')
    .action(async (record: string, options: Options) => {
      const client = new Client();
      const path = `${await recordPath(client, record, registers)}/readers` as const;
      const found = changes(options) ? await set(client, path, options) : await client.get(path);
      show(options.json, found, () => readersText(found));
    });
}

function changes({ restrict, open, person, team }: Options): boolean {
  if (restrict && open) throw new InvalidArgumentError('Say --restrict or --open, not both.');
  return [restrict, open, person, team].some((given) => given !== undefined);
}

/** What is not said stays as it is. */
async function set(client: Client, path: `${RecordPath}/readers`, options: Options): Promise<Schemas['Readers']> {
  const now = await client.get(path);
  const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id);
  const people =
    options.person === undefined
      ? ids(now.people)
      : await Promise.all(options.person.map((who) => personId(client, who)));
  const teams =
    options.team === undefined
      ? ids(now.teams)
      : await Promise.all(options.team.map((name) => namedId(client, 'team', name)));
  const restricted = options.restrict ?? (options.open ? false : now.restricted);
  return client.put(path, { restricted, people, teams });
}

function readersText({ restricted, people, teams }: Schemas['Readers']): string {
  const names = (list: { name: string }[]): string => list.map(({ name }) => name).join(', ') || 'nobody besides';
  return facts([
    ['Restricted', restricted ? 'yes' : 'no'],
    ['People', names(people)],
    ['Teams', names(teams)],
  ]);
}
