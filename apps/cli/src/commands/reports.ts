import { InvalidArgumentError, Option, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { given } from '../lib/options.js';
import { nameOf, plain, show, table, whenText } from '../lib/output.js';
import { writeTo } from './import-run.js';
import { json, type Common } from './record-commands.js';

interface Where {
  program?: string;
  domain?: string;
  market?: string;
}

interface Previewed extends Common, Where {
  week?: string;
  zone?: string;
  language?: 'en' | 'zh-CN';
  out?: string;
}

interface Subscribed extends Common, Where {
  weekday: number;
  at: string;
  zone?: string;
  language?: 'en' | 'zh-CN';
  person?: string;
}

/** Entries of a list. */
const most = 1_000;

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Weekly governance reports. */
export function reportCommands(program: Command): void {
  const reports = program
    .command('reports')
    .description('weekly governance reports, each in the right of whoever reads it');
  previewCommand(reports);
  subscribeCommand(reports);
  listCommand(reports);
  endCommand(reports);
  sentCommand(reports);
  showCommand(reports);
}

const language = (): Option => new Option('--language <language>', 'in which it is written').choices(['en', 'zh-CN']);

/** What a report is about. */
function scoped(command: Command): Command {
  return command
    .option('--program <program>', 'only items of this program')
    .option('--domain <domain>', 'only this domain')
    .option('--market <market>', 'only this market');
}

function previewCommand(reports: Command): void {
  scoped(
    reports
      .command('preview')
      .description('the report of a week, made now in your own right; as text, or into a file of HTML that prints')
      .option('--week <week>', 'a week of ISO 8601, e.g. 2026-W48; the last one that has ended where nothing is said'),
  )
    .option('--zone <zone>', 'by whose clocks weeks begin, e.g. Asia/Singapore; yours where nothing is said')
    .addOption(language())
    .option('--out <file>', 'where to write it, as HTML, or as text where it ends in .txt')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate reports preview --week 2026-W48 --out report.html\n')
    .action(async ({ json: asJson, out, language: spoken, ...where }: Previewed) => {
      const client = new Client();
      if (asJson) {
        show(true, await client.get('/governance-reports/preview', given(where)), () => '');
        return;
      }
      const asked = given({ ...where, language: spoken, format: formatOf(out) });
      writeTo(out ?? '-', await client.bytes('/governance-reports/preview/document', asked));
    });
}

function formatOf(out: string | undefined): 'html' | 'text' {
  return out === undefined || out === '-' || out.toLowerCase().endsWith('.txt') ? 'text' : 'html';
}

function subscribeCommand(reports: Command): void {
  scoped(
    reports
      .command('subscribe')
      .description('has a report sent every week, to you or to somebody else, who gets it in their own right')
      .option('--weekday <day>', 'on which day it is made, e.g. monday', weekday, 1)
      .option('--at <time>', 'from which local time on', '09:00'),
  )
    .option('--zone <zone>', 'by whose clocks; those of whoever gets it where nothing is said')
    .addOption(language())
    .option('--person <who>', 'who gets it: name, mail address or id')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate reports subscribe --weekday monday --at 09:00 --domain "seller fraud"\n',
    )
    .action(async ({ json: asJson, weekday: day, at, ...more }: Subscribed) => {
      const body = { weekday: day, at, ...given(more) };
      const made = await new Client().post('/governance-reports/subscriptions', body);
      show(asJson, made, () => subscriptionText(made));
    });
}

function weekday(text: string): number {
  const place = weekdays.findIndex((day) => day === text.toLowerCase() || day.slice(0, 3) === text.toLowerCase());
  if (place < 0) throw new InvalidArgumentError(`Name one of ${weekdays.join(', ')}.`);
  return place + 1;
}

function subscriptionText(one: Schemas['ReportSubscription']): string {
  const of = one.problem === null ? '' : `\n${plain(one.problem)}`;
  return `${plain(nameOf(one.person))}: ${aboutOf(one.scope)}, ${timeOf(one)}; the next ${whenText(one.nextAt)}.${of}`;
}

function timeOf({ weekday: day, at, zone }: Schemas['ReportSubscription']): string {
  return `every ${weekdays[day - 1] ?? ''} at ${plain(at)} (${plain(zone)})`;
}

function aboutOf({ program, domain, market }: Schemas['ReportSubscription']['scope']): string {
  const parts = [
    ...(program === null ? [] : [`program ${plain(program.name)}`]),
    ...(domain === null ? [] : [`domain ${plain(domain)}`]),
    ...(market === null ? [] : [`market ${plain(market)}`]),
  ];
  return parts.length === 0 ? 'all that is seen' : parts.join(', ');
}

function listCommand(reports: Command): void {
  reports
    .command('list')
    .description('reports that you get, and those that you have set up for others')
    .option(...json)
    .action(async ({ json: asJson }: Common) => {
      const page = await new Client().all('/governance-reports/subscriptions', {}, most);
      show(asJson, page, () =>
        table(
          ['FOR', 'ABOUT', 'WHEN', 'NEXT', 'ID'],
          page.items.map((one) => [
            nameOf(one.person),
            aboutOf(one.scope),
            timeOf(one),
            one.problem === null ? whenText(one.nextAt) : `${whenText(one.nextAt)}: ${plain(one.problem)}`,
            plain(one.id),
          ]),
        ),
      );
    });
}

function endCommand(reports: Command): void {
  reports
    .command('end <id>')
    .description('has a report sent no more; those that were sent stay')
    .action(async (id: string) => {
      await new Client().delete(`/governance-reports/subscriptions/${encodeURIComponent(id)}`);
    });
}

function sentCommand(reports: Command): void {
  reports
    .command('sent')
    .description('reports that were sent to you')
    .option(...json)
    .action(async ({ json: asJson }: Common) => {
      const page = await new Client().all('/governance-reports/sent', {}, most);
      show(asJson, page, () =>
        table(
          ['WEEK', 'ABOUT', 'AS OF', 'MAIL', 'ID'],
          page.items.map((one) => [
            plain(one.week),
            aboutOf(one.scope),
            whenText(one.madeAt),
            plain(one.mail ?? 'none'),
            plain(one.id),
          ]),
        ),
      );
    });
}

function showCommand(reports: Command): void {
  reports
    .command('show <id>')
    .description('what a report said that was sent to you; as text, or into a file of HTML')
    .addOption(language())
    .option('--out <file>', 'where to write it, as HTML, or as text where it ends in .txt')
    .action(async (id: string, { out, language: spoken }: { out?: string; language?: 'en' | 'zh-CN' }) => {
      const path = `/governance-reports/sent/${encodeURIComponent(id)}/document` as const;
      writeTo(out ?? '-', await new Client().bytes(path, given({ language: spoken, format: formatOf(out) })));
    });
}
