import type { Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { wholeNumber } from '../lib/options.js';
import { nameOf, plain, show, table, whenText } from '../lib/output.js';

const json = ['--json', 'print one JSON document'] as const;

/** For how long what is stored besides records is kept. */
export function retentionCommands(program: Command): void {
  const retention = program
    .command('retention')
    .description('for how long what is stored besides records is kept: list, preview, set (administrators)');
  retention
    .command('list')
    .description('what is kept for how long')
    .option(...json)
    .action(async (options: { json?: boolean }) => {
      const { items } = await new Client().get('/retention');
      show(options.json, { items }, () => keptText(items));
    });
  retention
    .command('preview <class>')
    .argument('<days>', 'as if it were kept for so many days', wholeNumber)
    .description('how much would be forgotten if it were kept for so many days')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate retention preview messages 365\n')
    .action(async (called: string, days: number, options: { json?: boolean }) => {
      const at = `/retention/${encodeURIComponent(called)}/preview` as const;
      const would = await new Client().post(at, { days });
      show(
        options.json,
        would,
        () => `This would forget ${would.count} of ${plain(would.class)} older than ${whenText(would.before)}.`,
      );
    });
  retention
    .command('set <class>')
    .argument('<days>', 'a number of days, or `for-ever`', (text) => (text === 'for-ever' ? null : wholeNumber(text)))
    .description('say for how long something is kept; what is older is forgotten within the hour')
    .option(...json)
    .addHelpText(
      'after',
      '\nWhat is under legal hold stays.\n\nExamples:\n  tollgate retention set messages 365\n  tollgate retention set messages for-ever\n',
    )
    .action(async (called: string, days: number | null, options: { json?: boolean }) => {
      const at = `/retention/${encodeURIComponent(called)}` as const;
      const kept = await new Client().put(at, { days });
      show(options.json, kept, () => keptText([kept]));
    });
}

function keptText(kept: Schemas['Retention'][]): string {
  const daysText = (days: number | null): string => (days === null ? 'for ever' : `${days} days`);
  return table(
    ['CLASS', 'KEPT', 'WHERE NOTHING IS SAID', 'AT LEAST', 'SAID BY', 'ON', 'WHAT'],
    kept.map((one) => [
      plain(one.class),
      daysText(one.days),
      daysText(one.proposed),
      daysText(one.least),
      nameOf(one.changedBy),
      whenText(one.changedAt),
      plain(one.says),
    ]),
  );
}
