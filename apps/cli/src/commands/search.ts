import type { Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { given, wholeNumber } from '../lib/options.js';
import { plain, show, table, words } from '../lib/output.js';

interface Options {
  kinds?: string;
  market?: string;
  limit: number;
  count?: boolean;
  json?: boolean;
}

/** Whatever has the words, of every kind. */
export function searchCommand(program: Command): void {
  program
    .command('search <words...>')
    .description('find items, programs, exceptions, risks, people and all else that you see, by words or by number')
    .option(
      '--kinds <kinds>',
      'one or more, with commas between: item, program, exception, risk, case, finding, control, review_round, analysis, alignment, policy, template, person, team, recurrence, calendar, comment, evidence',
    )
    .option('--market <market>', 'only what is of this market')
    .option('--limit <n>', 'how many at most', wholeNumber, 20)
    .option('--count', 'only how many there are, by kind')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nAll words must stand in one text, each as a part of it.\n\nExamples:\n  tollgate search review backlog\n  tollgate search 假货 --kinds item,comment\n  tollgate search backlog --market SG\n  tollgate search EX-3\n',
    )
    .action(async (said: string[], { kinds, market, limit, count, json }: Options) => {
      const client = new Client();
      const q = said.join(' ');
      if (count) {
        const found = await client.get('/search/count', given({ q, market }));
        show(json, found, () =>
          table(
            ['KIND', 'FOUND'],
            found.items.map((each) => [words(each.kind), plain(each.count)]),
          ),
        );
        return;
      }
      const { items, more } = await client.all('/search', given({ q, kinds, market }), limit, 50);
      const nothing = 'Nothing that you see has these words.';
      show(json, { items, more }, () =>
        items.length === 0 ? nothing : hitTable(items) + (more ? '\nThere are more; say --limit.' : ''),
      );
    });
}

function hitTable(items: Schemas['SearchHit'][]): string {
  const rows = items.map(({ kind, key, id, title, state, matched, about }) => [
    words(kind),
    plain(key ?? about?.key ?? id),
    plain(title),
    words(plain(state)),
    matched.field === 'key' || matched.excerpt === title ? '' : plain(matched.excerpt),
  ]);
  return table(['KIND', 'WHICH', 'TITLE', 'STATE', 'FOUND IN'], rows, 2);
}
