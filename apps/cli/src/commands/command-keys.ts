import type { Command } from 'commander';
import { Client, type Answer } from '../lib/client.js';
import { nameOf, plain, show, table, whenText } from '../lib/output.js';

const json = ['--json', 'print one JSON document'] as const;

interface Common {
  json?: boolean;
}

/** Keys by which the API signs what it sends to workflows. */
export function commandKeyCommands(program: Command): void {
  const keys = program.command('command-keys').description('keys that commands are signed by: list, rotate, remove');
  keys
    .command('list')
    .description('those that are accepted, the one that signs first')
    .option(...json)
    .action(async (options: Common) => {
      showKeys(options, await new Client().get('/command-keys'));
    });
  keys
    .command('rotate')
    .description('make a new key; those before it are accepted until they are removed')
    .option(...json)
    .action(async (options: Common) => {
      showKeys(options, await new Client().post('/command-keys'));
    });
  keys
    .command('remove <id>')
    .description('accept nothing more that was signed by this key')
    .action(async (id: string) => {
      await new Client().delete(`/command-keys/${encodeURIComponent(id)}`);
      process.stdout.write('Removed.\n');
    });
}

function showKeys({ json: asJson }: Common, answer: Answer<'/command-keys', 'get'>): void {
  show(asJson, answer, () =>
    table(
      ['KEY', 'MADE', 'BY', 'SIGNS'],
      answer.items.map((key) => [plain(key.id), whenText(key.madeAt), nameOf(key.madeBy), key.current ? 'yes' : '']),
      2,
    ),
  );
}
