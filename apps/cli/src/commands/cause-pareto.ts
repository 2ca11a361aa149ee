import { Option, type Command } from 'commander';
import { Client } from '../lib/client.js';
import { given } from '../lib/options.js';
import { plain, show, table, words } from '../lib/output.js';
import { withAnalysisFilters, type AnalysisFilters } from './analysis-filters.js';
import { json, type Common } from './record-commands.js';

const ways = ['cause', 'stage', 'domain', 'market', 'month'];
const widest = 30;

interface Options extends Common, AnalysisFilters {
  by: string;
  role?: string;
}

/** Which causes come most often, as bars of text. */
export function paretoCommand(analyses: Command): void {
  withAnalysisFilters(
    analyses
      .command('pareto')
      .description('which causes signed analyses tell most often; what is unknown is counted too'),
  )
    .addOption(new Option('--by <what>', 'what they are counted by').choices(ways).default('cause'))
    .addOption(new Option('--role <role>', 'only these').choices(['root', 'contributing']))
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate analyses pareto --by cause --role root --market VN\n')
    .action(async ({ json: asJson, ...options }: Options) => {
      const client = new Client();
      const found = await client.get('/analyses/pareto', given(options));
      const { codes } = options.by === 'cause' ? await client.get('/cause-taxonomy') : { codes: [] };
      const nameOf = (key: string | null): string =>
        key === null
          ? 'not said'
          : options.by === 'stage'
            ? words(key)
            : (codes.find(({ code }) => code === key)?.name ?? plain(key));
      const most = Math.max(1, ...found.bars.map(({ count }) => count));
      const rows = found.bars.map(({ key, count, share, cumulative }) => [
        options.by === 'cause' ? plain(key ?? '') : '',
        nameOf(key),
        '█'.repeat(Math.max(1, Math.round((count / most) * widest))),
        plain(count),
        percent(share),
        percent(cumulative),
      ]);
      show(asJson, found, () =>
        found.total === 0
          ? 'No cause is told by the analyses that you see.'
          : [
              table(
                [options.by === 'cause' ? 'CODE' : '', options.by.toUpperCase(), '', 'COUNT', 'SHARE', 'ALL SO FAR'],
                rows,
                1,
              ),
              ...(found.others > 0 ? [`${plain(found.others)} more stand behind these.`] : []),
            ].join('\n'),
      );
    });
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
