import type { Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { given } from '../lib/options.js';
import { plain, show, table, words } from '../lib/output.js';
import { json, type Common } from './record-commands.js';

interface Options extends Common {
  text?: string;
  domain?: string;
  market?: string;
}

/** Seen before? */
export function similarCommand(cases: Command): void {
  cases
    .command('similar <title>')
    .description('cases, finished programs and action items like what you are about to report, the most alike first')
    .option('--text <text>', 'what happened')
    .option('--domain <domain>', 'one of this domain comes a little before others')
    .option('--market <market>', 'likewise of this market')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate cases similar "Fake luxury bags in night streams" --market VN\n')
    .action(async (title: string, { text, domain, market, ...options }: Options) => {
      const found = await new Client().post('/cases/similar', { title, ...given({ text, domain, market }) });
      show(options.json, found, () => similarText(found.items));
    });
}

function similarText(items: readonly Schemas['SimilarRecord'][]): string {
  if (items.length === 0) return 'Nothing that you see is like it.';
  const rows = items.map(({ kind, key, id, title, status, score, words: matching }) => [
    `${Math.round(100 * score)} %`,
    words(kind),
    plain(key ?? id),
    plain(title),
    words(status),
    plain(matching.join(', ')),
  ]);
  return table(['ALIKE', 'KIND', 'WHICH', 'TITLE', 'STATUS', 'WORDS'], rows, 3);
}
