import { Option, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { collect, given, instant, wholeNumber } from '../lib/options.js';
import { facts, nameOf, plain, show, table, whenText, words } from '../lib/output.js';
import { personId, teamId } from '../lib/refs.js';
import { answerCommands, chairCommands, dueOf, withDue, type Due } from './alignment-acts.js';
import { alignmentFacts, contentFacts } from './alignment-text.js';
import { json, RecordCommands, type Common, type Numbered } from './record-commands.js';
import { exportCommand } from './register-export.js';

interface Filters {
  status?: string;
  finding?: string;
  team?: string;
  chair?: string;
  waitingFor?: string;
  market?: string;
  domain?: string;
  overdue?: boolean;
  dueBefore?: string;
  dueAfter?: string;
  changedSince?: string;
  q?: string;
  sort?: string;
}

function withFilters(command: Command): Command {
  return command
    .option('--status <status>', 'one or more, with commas between: open, deciding, agreed, not_agreed, withdrawn')
    .option('--finding <finding>', 'on this finding: FI-12')
    .option('--team <team>', 'in which this team is asked')
    .option('--chair <who>', 'by id, mail address or name; me')
    .option('--waiting-for <who>', 'who is to answer for a team, or to decide, now; me')
    .option('--market <market>')
    .option('--domain <domain>')
    .option('--overdue', 'that are overdue')
    .option('--due-before <date>', 'that are due before', instant)
    .option('--due-after <date>', 'that are due at or after', instant)
    .option('--changed-since <date>', 'that changed at or after', instant)
    .option('-q, --q <text>', 'part of the title')
    .option('--sort <order>', 'due, created, number or updated; with - before it, backwards');
}

/** Alignment rounds. */
export function alignmentCommands(program: Command): Numbered {
  const alignments = program
    .command('alignments')
    .description(
      'alignment rounds: teams agree, agree on conditions, object or abstain, on a finding and what is proposed',
    );
  listCommand(alignments);
  const register = { at: '/alignments', key: 'AL' } as const;
  const one = new RecordCommands<'/alignments', Schemas['AlignmentDetail']>(alignments, {
    ...{ ...register, noun: 'alignment', text: alignmentFacts },
    read: (client, path) => client.get(path),
  });
  one.show('a round, with what each team says, and what may be done to it');
  one
    .on('revisions', 'what the teams were asked about, revision by revision')
    .action((ref: string, options: Common) => revisions(one.path(ref), options));
  openCommand(alignments);
  answerCommands(one);
  chairCommands(one);
  one.answers();
  exportCommand(alignments, {
    ...{ at: '/exports/alignments', what: 'alignments', narrowed: withFilters },
    example: 'agreed.xlsx --status agreed',
  });
  return register;
}

async function revisions(path: `/alignments/${string}`, options: Common): Promise<void> {
  const found = await new Client().get(`${path}/revisions`);
  show(options.json, found, () =>
    found.items
      .map(({ revision, content, changed, asked, reason, by, at }) =>
        facts([
          ['Revision', `${plain(revision)}, by ${nameOf(by)}, ${whenText(at)}`],
          ['Changed', changed.map(words).join(', ')],
          ['Asked', asked.map(({ name }) => name).join(', ')],
          ['Why', reason],
          ...contentFacts(content),
        ]),
      )
      .join('\n\n'),
  );
}

function listCommand(alignments: Command): void {
  withFilters(alignments.command('list').description('list rounds, those that are due first on top'))
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option('--count', 'only how many there are')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate alignments list --waiting-for me\n')
    .action(
      async ({ limit, count, json: asJson, ...filters }: Common & Filters & { limit: number; count?: boolean }) => {
        const client = new Client();
        const query = given(filters);
        if (count) {
          const found = await client.get('/alignments/count', query);
          show(asJson, found, () => plain(found.count));
          return;
        }
        const { items, more } = await client.all('/alignments', query, limit);
        const rows = items.map((a) => [
          ...[plain(a.key), plain(a.finding.key), plain(a.title), words(a.status), nameOf(a.chair)],
          `${plain(a.counts.consents)} agree, ${plain(a.counts.against)} against, ${plain(a.counts.silent)} silent`,
          plain(a.due.date) + (a.overdue ? ', overdue' : ''),
        ]);
        const head = ['ROUND', 'FINDING', 'TITLE', 'STATUS', 'CHAIR', 'TEAMS', 'DUE'];
        show(asJson, { items, more }, () => table(head, rows, 2));
      },
    );
}

interface Opened extends Common, Due {
  finding: string;
  proposal: string;
  team: string[];
  rule: 'all' | 'no_objection' | 'quorum';
  required?: number;
  chair?: string;
  escalation?: string;
  reminder?: string;
}

function openCommand(alignments: Command): void {
  withDue(
    alignments
      .command('open')
      .description('ask teams about a finding and what is proposed, by a date')
      .requiredOption('--finding <finding>', 'FI-12')
      .requiredOption('--proposal <text>', 'what is proposed')
      .addOption(
        new Option('--team <team[=who]>', 'a team, and who answers for it; its lead otherwise; once for each')
          .argParser(collect)
          .makeOptionMandatory(),
      ),
  )
    .addOption(
      new Option('--rule <rule>', 'how it comes out by itself')
        .choices(['all', 'no_objection', 'quorum'])
        .default('all'),
    )
    .option('--required <n>', 'of a quorum: how many teams are to agree', wholeNumber)
    .option('--chair <who>', 'who weighs the answers; you, where nothing is said')
    .option('--escalation <policy>', 'by name, e.g. Fast@2; the default where nothing is said')
    .option('--reminder <policy>', 'likewise')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate alignments open --finding FI-12 --proposal "Appeals get a team of their own" \\\n    --team "Appeals desk" --team "Policy=an@example.com" --in "5 working days" --rule no_objection\n',
    )
    .action(async (options: Opened) => {
      const client = new Client();
      const policies = given({ escalation: options.escalation, reminder: options.reminder });
      const teams = [];
      for (const text of options.team) teams.push(await teamOf(client, text));
      const found = await client.post('/alignments', {
        ...{ finding: options.finding, proposal: options.proposal, teams },
        ...{ rule: given({ kind: options.rule, required: options.required }), due: dueOf(options) ?? {} },
        ...given({
          chairId: options.chair === undefined ? undefined : await personId(client, options.chair),
          policies: Object.keys(policies).length === 0 ? undefined : policies,
        }),
      });
      show(options.json, found, () => alignmentFacts(found));
    });
}

/** `Policy=an@example.com`, or `Policy`, whose lead answers. */
async function teamOf(client: Client, text: string): Promise<{ teamId: string; personId?: string }> {
  const at = text.lastIndexOf('=');
  if (at < 1) return { teamId: await teamId(client, text) };
  return {
    teamId: await teamId(client, text.slice(0, at).trim()),
    personId: await personId(client, text.slice(at + 1).trim()),
  };
}
