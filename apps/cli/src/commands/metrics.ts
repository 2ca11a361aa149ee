import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { Client, Failure, type Body } from '../lib/client.js';
import { jsonFile } from '../lib/json-file.js';
import { day, given, instant, wholeNumber } from '../lib/options.js';
import { nameOf, plain, show, table } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { stages } from './case-acts.js';
import {
  changeText,
  effectText,
  chartText,
  loadedText,
  metricFacts,
  rejectedText,
  seriesText,
  slicesText,
  statesText,
} from './metric-text.js';
import { json, type Common } from './record-commands.js';

type ChartKind = 'individuals' | 'p' | 'p_prime' | 'u';
type Path = `/governance-metrics/${string}`;

const at = (ref: string): Path => `/governance-metrics/${encodeURIComponent(ref)}`;
const states = ['none', 'too_few', 'green', 'amber', 'red'];

/** Metrics: what is measured, and how it stands. */
export function metricCommands(program: Command): void {
  const metrics = program
    .command('metrics')
    .description('metrics: what is measured, its values, and beyond which of them it is out of band');
  listCommand(metrics);
  metrics
    .command('show <metric>')
    .description('a metric, by its key, and how its slices stand')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate metrics show leakage-rate\n')
    .action(async (ref: string, options: Common) => {
      const client = new Client();
      const found = await client.get(at(ref));
      const { items, more } = await client.all(`${at(ref)}/slices`, { sort: '-state' }, 50);
      show(options.json, { ...found, slices: items }, () => `${metricFacts(found)}\n\n${slicesText(items, more)}`);
    });
  addCommand(metrics);
  editCommand(metrics);
  loadCommand(metrics);
  seriesCommand(metrics);
  chartCommand(metrics);
  explainCommand(metrics);
  effectCommand(metrics);
}

interface Filters {
  state?: string;
  owner?: string;
  market?: string;
  domain?: string;
  stage?: string;
  retired?: boolean;
  changedSince?: string;
  q?: string;
  sort?: string;
}

function listCommand(metrics: Command): void {
  metrics
    .command('list')
    .description('list metrics')
    .addOption(new Option('--state <state>', 'of which some slice stands so').choices(states))
    .option('--owner <who>', 'by id, mail address or name; me')
    .option('--market <market>')
    .option('--domain <domain>')
    .addOption(new Option('--stage <stage>', 'of this stage of the lifecycle').choices(stages))
    .option('--retired', 'that are retired')
    .option('--changed-since <date>', 'that changed at or after', instant)
    .option('-q, --q <text>', 'part of the key or name')
    .option('--sort <order>', 'key, name or updated; with - before it, backwards')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate metrics list --state red\n')
    .action(async ({ limit, json: asJson, ...filters }: Common & Filters & { limit: number }) => {
      const { items, more } = await new Client().all('/governance-metrics', given(filters), limit);
      const rows = items.map((m) => [
        plain(m.key),
        plain(m.name) + (m.retired ? ', retired' : ''),
        nameOf(m.owner),
        plain(m.lastPeriod),
        statesText(m.states),
      ]);
      show(asJson, { items, more }, () => table(['METRIC', 'NAME', 'OWNER', 'LAST', 'SLICES'], rows, 1));
    });
}

function addCommand(metrics: Command): void {
  metrics
    .command('add <file>')
    .description('make a metric as a JSON file says it')
    .option('--owner <who>', 'who answers for it; you, where nothing is said')
    .option(...json)
    .addHelpText(
      'after',
      '\nThe file:\n  {"key": "leakage-rate", "name": "Leakage rate", "type": "rate", "formula": "violations found in a sample of what was passed",\n   "direction": "lower", "dimensions": ["market"], "source": "weekly sampling", "cadence": "weekly", "zone": "Asia/Singapore",\n   "thresholds": [{"name": "leakage", "red": {"above": 0.03}, "leastN": 100}]}\n\nExample:\n  tollgate metrics add leakage.json --owner mei@example.com\n',
    )
    .action(async (file: string, { owner, json: asJson }: Common & { owner?: string }) => {
      const client = new Client();
      const said = jsonFile(file) as Body<'/governance-metrics', 'post'>;
      const ownerId = owner === undefined ? said.ownerId : await personId(client, owner);
      const found = await client.post('/governance-metrics', { ...said, ...given({ ownerId }) });
      show(asJson, found, () => metricFacts(found));
    });
}

function editCommand(metrics: Command): void {
  metrics
    .command('edit <metric> [file]')
    .description('change what a JSON file says of a metric, or its owner; what changes its meaning needs a note')
    .option('--owner <who>', 'who answers for it from now on')
    .option('--retire', 'nothing is taken of it any more')
    .option('--revive', 'it is taken up again')
    .option('--note <text>', 'why')
    .option(...json)
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate metrics show leakage-rate --json > m.json   # keep "thresholds", change them, then\n  tollgate metrics edit leakage-rate m.json --note "as the committee decided"\n',
    )
    .action(
      async (
        ref: string,
        file: string | undefined,
        options: Common & { owner?: string; retire?: boolean; revive?: boolean; note?: string },
      ) => {
        const client = new Client();
        const { version } = await client.get(at(ref));
        const said = file === undefined ? {} : changeable(jsonFile(file));
        const found = await client.patch(
          at(ref),
          {
            ...said,
            ...given({
              ownerId: options.owner === undefined ? undefined : await personId(client, options.owner),
              retired: options.retire ? true : options.revive ? false : undefined,
              note: options.note,
            }),
          },
          version,
        );
        show(options.json, found, () => metricFacts(found));
      },
    );
}

/** What can be changed of what a metric says of itself: the output of `show` can be sent back. */
function changeable(said: Record<string, unknown>): Body<Path, 'patch'> {
  const known = ['name', 'type', 'formula', 'unit', 'direction', 'dimensions', 'source', 'cadence', 'zone'];
  const more = ['domain', 'markets', 'stage', 'thresholds', 'ownerId', 'retired', 'note'];
  return Object.fromEntries(Object.entries(said).filter(([name]) => [...known, ...more].includes(name)));
}

function loadCommand(metrics: Command): void {
  metrics
    .command('load <metric> <file>')
    .description('take values in out of a CSV or XLSX file, all of them or none; "-" reads the standard input')
    .addOption(
      new Option('--date-order <order>', 'how dates such as 03/04/2026 are meant').choices(['dmy', 'mdy', 'ymd']),
    )
    .option('--encoding <name>', 'of a text file, such as windows-874, where it is not found out')
    .option('--sheet <name>', 'of a workbook; the first with values where nothing is said')
    .option(...json)
    .addHelpText(
      'after',
      '\nColumns: period, the first day of it; value of a count, numerator and denominator of a rate, sum and n of a mean; its dimensions.\nThe same value again is nothing; another one for the same period is a correction, and what was there is kept.\n\nExample:\n  tollgate metrics load leakage-rate week-48.csv\n',
    )
    .action(
      async (
        ref: string,
        file: string,
        { json: asJson, ...options }: Common & { dateOrder?: string; encoding?: string; sheet?: string },
      ) => {
        const form = new FormData();
        form.append('options', JSON.stringify(given(options)));
        form.append('file', new Blob([bytesOf(file)]), file === '-' ? 'values.csv' : basename(file));
        const answer = await new Client().upload(`${at(ref)}/values/import`, form).catch((error: unknown) => {
          throw error instanceof Failure && error.problem.code === 'rows-rejected'
            ? new Failure(`Nothing came in:\n${rejectedText(error.problem)}`, error.problem)
            : error;
        });
        show(asJson, answer, () => loadedText(answer));
      },
    );
}

function bytesOf(file: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(file === '-' ? 0 : file));
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function seriesCommand(metrics: Command): void {
  metrics
    .command('series <metric>')
    .description('the values of a slice in order, each with how it stands')
    .option('--slice <slice>', 'such as market=VN,queue=live; the whole where nothing is said')
    .option('--from <date>', 'periods that begin on this day or later', day)
    .option('--to <date>', 'periods that begin on this day or before', day)
    .option('--definition <n>', 'only values of this meaning', wholeNumber)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate metrics series leakage-rate --slice market=VN --from 2026-09-01\n')
    .action(
      async (
        ref: string,
        { json: asJson, ...query }: Common & { slice?: string; from?: string; to?: string; definition?: number },
      ) => {
        const found = await new Client().get(`${at(ref)}/series`, given(query));
        show(asJson, found, () => seriesText(found));
      },
    );
}

function chartCommand(metrics: Command): void {
  metrics
    .command('chart <metric>')
    .description('the values of a slice on a control chart: its limits, and what is more than chance')
    .option('--slice <slice>', 'such as market=VN,queue=live; the whole where nothing is said')
    .option('--from <date>', 'periods that begin on this day or later', day)
    .option('--to <date>', 'periods that begin on this day or before', day)
    .addOption(
      new Option('--kind <chart>', 'by which chart; what fits the metric where nothing is said').choices([
        ...['individuals', 'p', 'p_prime', 'u'],
      ]),
    )
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate metrics chart leakage-rate --slice market=VN --from 2026-01-01\n')
    .action(
      async (
        ref: string,
        { json: asJson, ...query }: Common & { slice?: string; from?: string; to?: string; kind?: ChartKind },
      ) => {
        const found = await new Client().get(`${at(ref)}/chart`, given(query));
        show(asJson, found, () => chartText(found));
      },
    );
}

function explainCommand(metrics: Command): void {
  metrics
    .command('explain <metric>')
    .description('which markets, queues or other parts explain its change between two times; the newest two periods')
    .option('--before <date>', 'the first day of a period, before', day)
    .option('--before-to <date>', 'the first day of the last period, where it is several', day)
    .option('--after <date>', 'the first day of the period that it is compared with', day)
    .option('--after-to <date>', 'the first day of the last period, where it is several', day)
    .option('--slice <slice>', 'within it, such as market=VN; the whole where nothing is said')
    .option('--by <dimension>', 'only by this one')
    .option('--out-of <dimensions>', 'out of values that are cut by these too, with commas between')
    .option(...json)
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate metrics explain leakage-rate\n  tollgate metrics explain leakage-rate --before 2026-11-02 --after 2026-11-23 --by queue --slice market=VN\n',
    )
    .action(async (ref: string, { json: asJson, ...query }: Common & Partial<Record<ChangeOption, string>>) => {
      const found = await new Client().get(`${at(ref)}/change`, given(query));
      show(asJson, found, () => changeText(found));
    });
}

type ChangeOption = 'before' | 'beforeTo' | 'after' | 'afterTo' | 'slice' | 'by' | 'outOf';

function effectCommand(metrics: Command): void {
  metrics
    .command('effect <metric>')
    .description('what became different since a program, against the markets or other parts without it')
    .option('--program <name>', 'since this one was launched, by its id or name')
    .option('--from <date>', 'instead of a program: from which day on it was brought about', day)
    .option('--to <date>', 'the day by which it was there', day)
    .option('--of <parts>', 'where it was, such as VN,TH; all of the slice where nothing is said')
    .option('--against <parts>', 'what it is compared with; all other parts where nothing is said')
    .option('--by <dimension>', 'by which parts are told; market where it is one')
    .option('--slice <slice>', 'within it, such as queue=live; the whole where nothing is said')
    .option('--out-of <dimensions>', 'out of values that are cut by these too, with commas between')
    .option('--periods <number>', 'of each side at most; 26 where nothing is said', wholeNumber)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate metrics effect leakage-rate --program "Leakage 2026" --of VN,TH\n')
    .action(async (ref: string, { json: asJson, ...query }: Common & EffectOptions) => {
      const found = await new Client().get(`${at(ref)}/effect`, given(query));
      show(asJson, found, () => effectText(found));
    });
}

type EffectOptions = Partial<
  Record<'program' | 'from' | 'to' | 'of' | 'against' | 'by' | 'slice' | 'outOf', string>
> & {
  periods?: number;
};
