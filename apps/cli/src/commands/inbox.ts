import type { Command } from 'commander';
import { Client } from '../lib/client.js';
import { given, wholeNumber } from '../lib/options.js';
import { plain, show, whenText } from '../lib/output.js';

interface Common {
  json?: boolean;
}

const json = ['--json', 'print one JSON document'] as const;

/** What one was told. */
export function inboxCommand(program: Command): void {
  program
    .command('inbox')
    .description('what you were told')
    .option('--unread', 'only what you have not read')
    .option('--read-all', 'mark all as read')
    .option('--limit <n>', 'how many at most', wholeNumber, 30)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate inbox --unread\n')
    .action(async (options: Common & { unread?: boolean; readAll?: boolean; limit: number }) => {
      const client = new Client();
      if (options.readAll) {
        const answer = await client.post('/notifications/read-all');
        show(options.json, answer, () => `${plain(answer.read)} marked as read.`);
        return;
      }
      const { items, more } = await client.all('/notifications', given({ unread: options.unread }), options.limit);
      show(options.json, { items, more }, () =>
        items.length === 0
          ? 'Your inbox is empty.'
          : items
              .map((n) => `${whenText(n.at)}  ${n.readAt === null ? '* ' : ''}${plain(n.title)}\n    ${plain(n.body)}`)
              .join('\n'),
      );
    });
}
