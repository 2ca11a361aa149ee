import { Option, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { collect, given, wholeNumber } from '../lib/options.js';
import { facts, nameOf, plain, show, table, whenText, words } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { commentCommands } from './comments.js';
import { actCommands, contentOf, withContent, type Content } from './finding-acts.js';
import { grades, withFindingFilters, withListFilters, type FindingFilters } from './finding-filters.js';
import { launchCommand } from './finding-launch.js';
import { limitsCommand } from './finding-limits.js';
import { linkCommands } from './links.js';
import { json, RecordCommands, type Common, type Numbered } from './record-commands.js';
import { exportCommand } from './register-export.js';
import { registerImportCommand } from './register-import.js';

export const findingRegister = { at: '/findings', key: 'FI' } as const;

/** Findings. @param others what people call by numbers too, and a finding may be linked to */
export function findingCommands(program: Command, others: readonly Numbered[]): void {
  const findings = program
    .command('findings')
    .description('findings: write a gap down, have its owner agree, launch what remediates it, verify and close it');
  listCommand(findings);
  agesCommand(findings);
  const one = new RecordCommands<'/findings', Schemas['FindingDetail']>(findings, {
    ...{ ...findingRegister, noun: 'finding', text: findingFacts },
    read: (client, path) => client.get(path),
  });
  one.show('a finding, and what may be done to it');
  addCommand(findings);
  actCommands(one);
  launchCommand(one);
  one.answers();
  commentCommands(one, 'finding');
  linkCommands(one, 'finding', [...others, findingRegister]);
  limitsCommand(findings);
  registerImportCommand(findings, { at: '/findings/imports', what: 'findings', one: 'finding', example: 'findings' });
  exportCommand(findings, {
    ...{ at: '/exports/findings', what: 'findings', narrowed: withListFilters },
    example: 'late.xlsx --overdue --rating critical',
  });
}

function listCommand(findings: Command): void {
  withListFilters(findings.command('list').description('list findings, those that are due first on top'))
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option('--count', 'only how many there are')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate findings list --status agreed,remediating --overdue\n')
    .action(
      async ({
        limit,
        count,
        json: asJson,
        ...filters
      }: Common & FindingFilters & { sort?: string; limit: number; count?: boolean }) => {
        const client = new Client();
        const query = given(filters);
        if (count) {
          const found = await client.get('/findings/count', query);
          show(asJson, found, () => plain(found.count));
          return;
        }
        const { items, more } = await client.all('/findings', query, limit);
        const rows = items.map((f) => [
          plain(f.key),
          plain(f.title),
          nameOf(f.owner),
          f.rating === null ? 'observation' : plain(f.rating),
          words(f.status),
          f.due === null ? '' : plain(f.due.date) + (f.overdue ? ', overdue' : ''),
        ]);
        show(asJson, { items, more }, () => table(['FINDING', 'TITLE', 'OWNER', 'RATING', 'STATUS', 'DUE'], rows, 1));
      },
    );
}

const ages = ['under_30', 'under_90', 'under_180', 'over_180'];

function agesCommand(findings: Command): void {
  withFindingFilters(
    findings.command('ages').description('how many there are, by rating and by how many days they are, or were, open'),
  )
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate findings ages --status agreed,remediating\n')
    .action(async ({ json: asJson, ...filters }: Common & FindingFilters) => {
      const found = await new Client().get('/findings/by-age', given(filters));
      const of = (rating: string | null, age: string): string => {
        const cell = found.cells.find((one) => one.rating === rating && one.age === age);
        return cell === undefined ? '0' : `${plain(cell.count)}${cell.overdue > 0 ? ` (${cell.overdue} overdue)` : ''}`;
      };
      const rows = ['critical', 'high', 'medium', 'low', null].map((rating) => [
        rating ?? 'observation',
        ...ages.map((age) => of(rating, age)),
      ]);
      show(asJson, found, () => table(['RATING', 'UNDER 30 DAYS', 'UNDER 90', 'UNDER 180', '180 AND MORE'], rows));
    });
}

interface Added extends Common, Content {
  title: string;
  condition: string;
  market: string[];
  grade: string;
  owner?: string;
  domainLead?: string;
  link?: string[];
  analysis?: string;
  restricted?: boolean;
  reader?: string[];
  escalation?: string;
  reminder?: string;
}

function addCommand(findings: Command): void {
  withContent(findings.command('add'), true)
    .description('write a finding down as a draft, or note an observation')
    .addOption(new Option('--grade <grade>', 'what it is').choices(grades).default('finding'))
    .option('--owner <who>', 'who answers for the gap; you, where nothing is said')
    .option('--domain-lead <who>', 'who leads its domain, and hears of what is late')
    .option('--link <record>', 'what it came out of, such as CA-12; once for each', collect)
    .option('--analysis <record>', 'the signed root cause analysis that gives its cause, such as RA-4')
    .option('--restricted', 'seen by those who have a part in it and by readers only')
    .option('--reader <who>', 'who reads a restricted one all the same; once for each', collect)
    .option('--escalation <policy>', 'by name, e.g. Fast@2; the default where nothing is said')
    .option('--reminder <policy>', 'likewise')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate findings add --title "Appeals are answered by those who decided" --condition "Nine of ten in May" \\\n    --criteria "Policy 4.2" --market VN --rating high --owner mei@example.com --link CA-12\n',
    )
    .action(async (options: Added) => {
      const client = new Client();
      const who = async (ref: string | undefined): Promise<string | undefined> =>
        ref === undefined ? undefined : personId(client, ref);
      const policies = given({ escalation: options.escalation, reminder: options.reminder });
      const { title, condition, grade, market, restricted, reader, link, analysis } = options;
      const found = await client.post('/findings', {
        ...{ ...contentOf(options), title, condition, grade, markets: market },
        ...given({
          ownerId: await who(options.owner),
          domainLeadId: await who(options.domainLead),
          restricted,
          analysis,
          links: link,
          readerIds: reader && (await Promise.all(reader.map((ref) => personId(client, ref)))),
          policies: Object.keys(policies).length === 0 ? undefined : policies,
        }),
      });
      show(options.json, found, () => findingFacts(found));
    });
}

type Repeat = NonNullable<Schemas['FindingDetail']['repeat']>;

function repeatText({ count, codes, days, raised }: Repeat): string {
  const rated = raised === null ? '' : `; rated ${raised.to} instead of ${raised.from}`;
  return `${plain(count)} before it within ${plain(days)} days by ${codes.map(plain).join(', ')}${rated}`;
}

const waitsFor: Record<string, string> = {
  ...{ proposed: 'Answer by', disputed: 'Author answers by', remediated: 'Verify by' },
};

/** A finding as people read it. */
function findingFacts(f: Schemas['FindingDetail']): string {
  const { agreement, dispute, remediation, verification, reopening, due, firstTarget, target } = f;
  return facts([
    ['Finding', `${plain(f.key)} ${plain(f.title)}`],
    ['Grade', f.rating === null ? words(f.grade) : `${words(f.grade)}, rated ${plain(f.rating)}`],
    ['Status', words(f.status) + (f.restricted ? '; restricted' : '')],
    [waitsFor[f.status] ?? 'Due', due && whenText(due.at) + (f.overdue ? ', overdue' : '')],
    ['Target', target && whenText(target.at)],
    ['First target', firstTarget && firstTarget.at !== target?.at ? whenText(firstTarget.at) : null],
    ['Ladder', f.ladderLevel > 0 ? `level ${plain(f.ladderLevel)}` : null],
    ['Held until', f.acknowledgedUntil && whenText(f.acknowledgedUntil)],
    ['Owner', nameOf(f.owner)],
    ['Author', nameOf(f.author)],
    ['Domain lead', nameOf(f.domainLead)],
    ['Stage', f.stage && words(f.stage)],
    ['Domain', f.domain],
    ['Markets', f.markets.join(', ')],
    ['Condition', f.condition],
    ['Criteria', f.criteria],
    ['Cause', f.cause],
    [
      'Cause of',
      f.analysis && `${plain(f.analysis.key)} ${plain(f.analysis.title)}, version ${plain(f.analysis.contentVersion)}`,
    ],
    ['Repeat', f.repeat && repeatText(f.repeat)],
    ['Effect', f.effect],
    ...f.recommendations.map((text, index): [string, string] => [`Recommendation ${index + 1}`, text]),
    ['Agreed', agreement && `by ${nameOf(agreement.by)}${agreement.note === null ? '' : `: ${agreement.note}`}`],
    ['Disputed', dispute && `by ${nameOf(dispute.by)}: ${dispute.reason}. Would change: ${dispute.wouldChange}`],
    ['Done', remediation && `by ${nameOf(remediation.by)}: ${[remediation.text, ...remediation.links].join(' ')}`],
    ['Verified', verification && `by ${nameOf(verification.by)}: ${verification.text}`],
    ['Withdrawn', f.withdrawal],
    ['Opened again', reopening && `${nameOf(reopening.by) || 'by itself'}: ${reopening.reason}`],
    ['May be', f.allowed.map(words).join(', ')],
    ['Id', f.id],
  ]);
}
