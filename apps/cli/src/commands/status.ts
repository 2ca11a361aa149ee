import type { Command } from 'commander';
import { Client } from '../lib/client.js';
import { facts, plain, show } from '../lib/output.js';
import type { Filters } from './item-text.js';

interface Common {
  json?: boolean;
}

const json = ['--json', 'print one JSON document'] as const;

/** Whether everything is there. */
export function statusCommand(program: Command): void {
  program
    .command('status')
    .description('whether everything is there, and how many items are open and overdue')
    .option(...json)
    .action(async (options: Common) => {
      const client = new Client();
      const ready = await client.get('/health/ready');
      const count = async (query: Filters): Promise<number> => (await client.get('/action-items/count', query)).count;
      const state = {
        ...ready,
        open: await count({ status: 'open,in_progress,on_hold,submitted' }),
        overdue: await count({ overdue: true }),
      };
      show(options.json, state, () =>
        facts([
          ['Tollgate', `${plain(ready.status)} at ${client.url}`],
          ['Live items', state.open],
          ['Overdue', state.overdue],
        ]),
      );
    });
}
