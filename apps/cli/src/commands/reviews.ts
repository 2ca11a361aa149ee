import { Option, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { collect, given, instant, wholeNumber } from '../lib/options.js';
import { facts, nameOf, plain, show, table, whenText, words } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { json, RecordCommands, type Common, type Numbered } from './record-commands.js';
import { reviewActs } from './review-acts.js';
import { contentOf, withContent, type Content } from './review-content.js';
import { drawCommand } from './review-draw.js';
import { judgingCommands } from './review-judging.js';
import { resultsCommands } from './review-results.js';

const reviewRegister = { at: '/review-rounds', key: 'RR' } as const;

/** Review rounds. */
export function reviewCommands(program: Command): Numbered {
  const reviews = program
    .command('reviews')
    .description('review rounds: draw a sample, have it judged blind, and see how far reviewers agree');
  listCommand(reviews);
  const one = new RecordCommands(reviews, {
    ...{ ...reviewRegister, noun: 'round', text: reviewFacts },
    read: (client, path) => client.get(path),
  });
  one.show('a review round, how far it is, and what may be done to it');
  sizeCommand(reviews);
  createCommand(reviews);
  drawCommand(one);
  reviewActs(one);
  judgingCommands(one);
  resultsCommands(one);
  one.answers();
  return reviewRegister;
}

interface Filters {
  status?: string;
  owner?: string;
  domainLead?: string;
  judge?: string;
  market?: string;
  domain?: string;
  overdue?: boolean;
  dueBefore?: string;
  dueAfter?: string;
  changedSince?: string;
  q?: string;
  sort?: string;
}

function listCommand(reviews: Command): void {
  reviews
    .command('list')
    .description('list review rounds, those that are due first on top')
    .option('--status <status>', 'one or more, with commas between: draft, open, adjudicating, closed, cancelled')
    .option('--owner <who>', 'by id, mail address or name; me')
    .option('--domain-lead <who>', 'by id, mail address or name; me')
    .option('--judge <who>', 'who is to judge in it now; me')
    .option('--market <market>')
    .option('--domain <domain>')
    .option('--overdue', 'that are overdue')
    .option('--due-before <date>', 'that are due before', instant)
    .option('--due-after <date>', 'that are due at or after', instant)
    .option('--changed-since <date>', 'that changed at or after', instant)
    .option('-q, --q <text>', 'part of the title')
    .option('--sort <order>', 'due, created, number or updated; with - before it, backwards')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option('--count', 'only how many there are')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate reviews list --judge me\n')
    .action(
      async ({ limit, count, json: asJson, ...filters }: Common & Filters & { limit: number; count?: boolean }) => {
        const client = new Client();
        const query = given(filters);
        if (count) {
          const found = await client.get('/review-rounds/count', query);
          show(asJson, found, () => plain(found.count));
          return;
        }
        const { items, more } = await client.all('/review-rounds', query, limit);
        const rows = items.map((r) => [
          plain(r.key),
          plain(r.title),
          nameOf(r.owner),
          words(r.status),
          plain(r.due.date) + (r.overdue ? ', overdue' : ''),
        ]);
        show(asJson, { items, more }, () => table(['ROUND', 'TITLE', 'OWNER', 'STATUS', 'DUE'], rows, 1));
      },
    );
}

function sizeCommand(reviews: Command): void {
  const share = (flags: string, text: string): Option => new Option(flags, `${text}, in percent`).argParser(Number);
  reviews
    .command('size')
    .description('how many to draw, so that the share of violations is known to within a margin')
    .addOption(share('--margin <percent>', 'to within how many percentage points; 5 where nothing is said'))
    .option('--population <n>', 'how many there are; very many where nothing is said', wholeNumber)
    .addOption(share('--prevalence <percent>', 'violations that are expected; 50, the safe one, where nothing is said'))
    .addOption(share('--confidence <percent>', 'how surely; 95 where nothing is said'))
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate reviews size --population 4000 --prevalence 3 --margin 1\n')
    .action(
      async ({
        json: asJson,
        ...asked
      }: Common & { margin?: number; population?: number; prevalence?: number; confidence?: number }) => {
        const found = await new Client().get('/review-rounds/sample-size', given(asked));
        show(asJson, found, () =>
          [`Draw ${plain(found.size)}.`, ...found.assumptions.map((line) => `- ${plain(line)}`)].join('\n'),
        );
      },
    );
}

interface Created extends Common, Content {
  title: string;
  decision: string;
  label: string[];
  perItem: number;
  due: string;
  dueTime?: string;
  owner?: string;
  domainLead?: string;
  reviewer?: string[];
  adjudicator?: string[];
  severity?: 'low' | 'medium' | 'high' | 'critical';
  escalation?: string;
  reminder?: string;
}

function createCommand(reviews: Command): void {
  withContent(reviews.command('create').description('begin a review round, as a draft'), true)
    .requiredOption('--due <date>', 'by when all is to be judged, YYYY-MM-DD')
    .option('--due-time <time>', 'time of day; the end of the owner’s working day where nothing is said')
    .option('--owner <who>', 'who answers for it; you, where nothing is said')
    .option('--domain-lead <who>', 'who leads its domain, and hears of what is late')
    .option('--reviewer <who>', 'who reviews; once for each', collect)
    .option('--adjudicator <who>', 'who decides where two differ; once for each', collect)
    .addOption(
      new Option('--severity <severity>', 'by which rungs its ladder climbs').choices([
        'low',
        'medium',
        'high',
        'critical',
      ]),
    )
    .option('--escalation <policy>', 'by name, e.g. Fast@2; the default where nothing is said')
    .option('--reminder <policy>', 'likewise')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate reviews create --title "Live streams of November" --decision "Is it a counterfeit?" \\\n    --label counterfeit! --label genuine --per-item 2 --due 2026-12-11 --reviewer mei@example.com --reviewer wei@example.com\n',
    )
    .action(async (options: Created) => {
      const client = new Client();
      const who = async (ref: string | undefined): Promise<string | undefined> =>
        ref === undefined ? undefined : personId(client, ref);
      const policies = given({ escalation: options.escalation, reminder: options.reminder });
      const { title, decision, label, perItem, due, dueTime, severity } = options;
      const { text, domain, markets, questions, policyLines, holdMinutes } = contentOf(options);
      const found = await client.post('/review-rounds', {
        ...{ title, perItem, due: given({ date: due, time: dueTime }) },
        decision: { text: decision, labels: label.map(labelOf) },
        ...given({
          ...{ text, domain, markets, questions, policyLines, holdMinutes, severity },
          ownerId: await who(options.owner),
          domainLeadId: await who(options.domainLead),
          reviewerIds: options.reviewer && (await Promise.all(options.reviewer.map((ref) => personId(client, ref)))),
          adjudicatorIds:
            options.adjudicator && (await Promise.all(options.adjudicator.map((ref) => personId(client, ref)))),
          policies: Object.keys(policies).length === 0 ? undefined : policies,
        }),
      });
      show(options.json, found, () => reviewFacts(found));
    });
}

/** `counterfeit!` is a violation. */
function labelOf(label: string): { value: string; violation: boolean } {
  return label.endsWith('!') ? { value: label.slice(0, -1), violation: true } : { value: label, violation: false };
}

function reviewFacts(r: Schemas['ReviewRoundDetail']): string {
  const { progress: p, ending } = r;
  return facts([
    [r.key, r.title],
    ['Status', words(r.status) + (r.overdue ? ', overdue' : '')],
    ['Owner', nameOf(r.owner)],
    ['Domain lead', r.domainLead && nameOf(r.domainLead)],
    ['Due', `${r.due.date}${r.due.time === null ? '' : ` ${r.due.time}`} (${whenText(r.due.at)})`],
    ['Decision', `${r.decision.text} ${r.decision.labels.map((l) => l.value + (l.violation ? '!' : '')).join(' / ')}`],
    ...r.questions.map((q): [string, string] => ['Asks', `${q.key}: ${q.text}${q.required ? ' (required)' : ''}`]),
    ['Policy lines', r.policyLines.join('; ')],
    ['Reviewers', r.reviewers.map(nameOf).join(', ')],
    ['Adjudicators', r.adjudicators.map(nameOf).join(', ')],
    ['To judge', `${p.items} items, each by ${r.perItem}; held for ${r.holdMinutes} minutes`],
    ['Answered', `${p.answered} of ${p.needed}`],
    ['Differ', p.disagreements === null ? null : `${p.disagreements}, ${p.adjudicated ?? 0} adjudicated`],
    ['Sample', sampleText(r.sample)],
    ['Yours', r.mine.judges ? `${r.mine.answered} answered, ${r.mine.adjudicated} adjudicated` : null],
    ['Ended', ending && `${ending.reason ?? 'all is judged'}; ${ending.unanswered} answers missing`],
    ['Text', r.text],
    ['May be', r.allowed.map(words).join(', ')],
    ['Id', r.id],
  ]);
}

function sampleText(sample: Schemas['ReviewRoundDetail']['sample']): string | null {
  if (sample === null) return null;
  const { method, seed, population, golden, file, strata } = sample;
  const drawn = strata.reduce((sum, one) => sum + one.drawn, 0);
  return `${drawn} of ${population}, ${words(method)}, seed ${seed}, from ${file}; ${golden} with a known answer`;
}
