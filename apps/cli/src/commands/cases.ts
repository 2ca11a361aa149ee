import type { Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { collect, given, wholeNumber } from '../lib/options.js';
import { facts, nameOf, plain, show, table, whenText, words } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { actCommands, contentOf, scale, withContent, type Content } from './case-acts.js';
import { withCaseFilters, type CaseFilters } from './case-filters.js';
import { commentCommands } from './comments.js';
import { mergeCommands } from './case-merges.js';
import { similarCommand } from './case-similar.js';
import { linkCommands } from './links.js';
import { matrixCommands } from './case-matrix.js';
import { json, RecordCommands, type Common, type Numbered } from './record-commands.js';
import { exportCommand } from './register-export.js';
import { registerImportCommand } from './register-import.js';

const caseRegister = { at: '/cases', key: 'CA' } as const;

/** Cases. @param others what people call by numbers too, and a case may be linked to */
export function caseCommands(program: Command, others: readonly Numbered[]): Numbered {
  const cases = program
    .command('cases')
    .description('cases: report what was seen, triage it in time, look into it, conclude and close it');
  listCommand(cases);
  const one = new RecordCommands<'/cases', Schemas['CaseDetail']>(cases, {
    ...{ ...caseRegister, noun: 'case', text: caseFacts },
    read: (client, path) => client.get(path),
  });
  one.show('a case, and what may be done to it');
  addCommand(cases);
  similarCommand(cases);
  actCommands(one);
  mergeCommands(cases, one);
  one.answers();
  commentCommands(one, 'case');
  linkCommands(one, 'case', [...others, caseRegister]);
  matrixCommands(cases);
  registerImportCommand(cases, { at: '/cases/imports', what: 'cases', one: 'case', example: 'incidents' });
  exportCommand(cases, {
    ...{ at: '/exports/cases', what: 'cases', narrowed: withCaseFilters },
    example: 'late.xlsx --overdue --severity critical',
  });
  return caseRegister;
}

function listCommand(cases: Command): void {
  withCaseFilters(cases.command('list').description('list cases, those that are due first on top'))
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option('--count', 'only how many there are')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate cases list --status new --overdue\n')
    .action(
      async ({ limit, count, json: asJson, ...filters }: Common & CaseFilters & { limit: number; count?: boolean }) => {
        const client = new Client();
        const query = given(filters);
        if (count) {
          const found = await client.get('/cases/count', query);
          show(asJson, found, () => plain(found.count));
          return;
        }
        const { items, more } = await client.all('/cases', query, limit);
        const rows = items.map((c) => [
          plain(c.key),
          plain(c.title),
          nameOf(c.lead),
          plain(c.severity),
          words(c.status),
          plain(c.due.date) + (c.overdue ? ', overdue' : ''),
        ]);
        show(asJson, { items, more }, () => table(['CASE', 'TITLE', 'LEAD', 'SEVERITY', 'STATUS', 'DUE'], rows, 1));
      },
    );
}

interface Reported extends Common, Content {
  title: string;
  text: string;
  source: string;
  likelihood: number;
  impact: number;
  lead?: string;
  domainLead?: string;
  reporter?: string;
  reportedBy?: string;
  restricted?: boolean;
  reader?: string[];
  escalation?: string;
  reminder?: string;
}

function addCommand(cases: Command): void {
  withContent(cases.command('report').alias('add'), true)
    .description('report a case')
    .addOption(scale('--likelihood <n>', 'how likely it is to happen, or to go on').makeOptionMandatory())
    .addOption(scale('--impact <n>', 'how much it matters').makeOptionMandatory())
    .option('--lead <who>', 'who triages it; you, where nothing is said')
    .option('--domain-lead <who>', 'who leads its domain, and hears of what is late')
    .option('--reporter <who>', 'who reported it, where that is a person of the house')
    .option('--reported-by <text>', 'who reported it, in words')
    .option('--restricted', 'seen by those who have a part in it and by readers only')
    .option('--reader <who>', 'who reads a restricted one all the same; once for each', collect)
    .option('--escalation <policy>', 'by name, e.g. Fast@2; the default where nothing is said')
    .option('--reminder <policy>', 'likewise')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate cases report --title "Counterfeits of one brand in live streams" --text "Seen in nine streams on Friday" \\\n    --source user_report --market VN --stage detection --likelihood 4 --impact 3 --lead mei@example.com\n',
    )
    .action(async (options: Reported) => {
      const client = new Client();
      const who = async (ref: string | undefined): Promise<string | undefined> =>
        ref === undefined ? undefined : personId(client, ref);
      const policies = given({ escalation: options.escalation, reminder: options.reminder });
      const { title, text, source, likelihood, impact, restricted, reader } = options;
      const found = await client.post('/cases', {
        ...{ ...contentOf(options), title, text, source, likelihood, impact },
        ...given({
          leadId: await who(options.lead),
          domainLeadId: await who(options.domainLead),
          reporterId: await who(options.reporter),
          reporter: options.reportedBy,
          restricted,
          readerIds: reader && (await Promise.all(reader.map((ref) => personId(client, ref)))),
          policies: Object.keys(policies).length === 0 ? undefined : policies,
        }),
      });
      show(options.json, found, () => caseFacts(found));
    });
}

/** A case as people read it. */
function caseFacts(c: Schemas['CaseDetail']): string {
  const { conclusion, due, reporter } = c;
  const until = c.status === 'new' ? 'Triage by' : 'Due';
  return facts([
    ['Case', `${plain(c.key)} ${plain(c.title)}`],
    ['Status', words(c.status) + (c.restricted ? '; restricted' : '')],
    [
      'Severity',
      `${plain(c.severity)} (likelihood ${plain(c.likelihood)}, impact ${plain(c.impact)}, matrix ${plain(c.matrixVersion)})`,
    ],
    [until, whenText(due.at) + (c.overdue ? ', overdue' : '')],
    ['Ladder', c.ladderLevel > 0 ? `level ${plain(c.ladderLevel)}` : null],
    ['Held until', c.acknowledgedUntil && whenText(c.acknowledgedUntil)],
    ['Lead', nameOf(c.lead)],
    ['Domain lead', nameOf(c.domainLead)],
    ['Source', words(c.source) + (c.sourceText === null ? '' : `: ${plain(c.sourceText)}`)],
    ['Reported by', [nameOf(reporter.person), reporter.text].filter(Boolean).join(', ')],
    ['Domain', c.domain],
    ['Markets', c.markets.join(', ')],
    ['Stage', c.stage && words(c.stage)],
    ['Affected', affectedText(c.affected)],
    ['Text', c.text],
    ...c.samples.map(({ url, note }): [string, string] => ['Sample', url + (note === null ? '' : `  ${note}`)]),
    [
      'Concluded',
      conclusion && `${words(conclusion.verdict)}, by ${nameOf(conclusion.concludedBy)}: ${plain(conclusion.text)}`,
    ],
    ['Rejected', c.rejection],
    ['Goes on in', c.mergedInto && `${plain(c.mergedInto.key)} ${plain(c.mergedInto.title)}`],
    ...c.merged.map(({ key, title, comments, samples, links }): [string, string] => [
      'Merged',
      `${plain(key)} ${plain(title)} (${comments} comments, ${samples.length} samples, ${links} links)`,
    ]),
    ['May be', c.allowed.map(words).join(', ')],
    ['Brought in by', nameOf(c.raisedBy)],
    ['Id', c.id],
  ]);
}

function affectedText(affected: Schemas['CaseDetail']['affected']): string {
  return Object.entries(affected)
    .flatMap(([whom, count]) => (count === null ? [] : [`${count.toLocaleString('en')} ${whom}`]))
    .join(', ');
}
