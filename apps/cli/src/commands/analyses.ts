import { Option, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { collect, given, wholeNumber } from '../lib/options.js';
import { nameOf, plain, show, table, words } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { analysisActs } from './analysis-acts.js';
import { contentCommands } from './analysis-content.js';
import { methods, withAnalysisFilters, type AnalysisFilters } from './analysis-filters.js';
import { analysisText } from './analysis-text.js';
import { stages } from './case-acts.js';
import { paretoCommand } from './cause-pareto.js';
import { taxonomyCommand } from './cause-taxonomy.js';
import { dueOf, withDue, type Due } from './risk-acts.js';
import { json, RecordCommands, type Common, type Numbered } from './record-commands.js';

const analysisRegister = { at: '/analyses', key: 'RA' } as const;

export type Analyses = RecordCommands<'/analyses', Schemas['AnalysisDetail']>;

/** Root cause analyses. */
export function analysisCommands(program: Command): Numbered {
  const analyses = program
    .command('analyses')
    .description(
      'root cause analyses: draw the causes, ask where else it could happen, have it signed, see what comes back',
    );
  listCommand(analyses);
  paretoCommand(analyses);
  taxonomyCommand(analyses);
  const one: Analyses = new RecordCommands(analyses, {
    ...{ ...analysisRegister, noun: 'analysis', text: analysisText },
    read: (client, path) => client.get(path),
  });
  one.show('an analysis as a tree, and what may be done to it');
  addCommand(analyses);
  contentCommands(one);
  analysisActs(one);
  one.answers();
  return analysisRegister;
}

function listCommand(analyses: Command): void {
  withAnalysisFilters(analyses.command('list').description('list analyses, those that are due first on top'))
    .option('--sort <order>', 'due, created, number or updated; with - before it, backwards')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option('--count', 'only how many there are')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate analyses list --status draft --waiting-for me\n')
    .action(
      async ({
        limit,
        count,
        json: asJson,
        ...filters
      }: Common & AnalysisFilters & { sort?: string; limit: number; count?: boolean }) => {
        const client = new Client();
        const query = given(filters);
        if (count) {
          const found = await client.get('/analyses/count', query);
          show(asJson, found, () => plain(found.count));
          return;
        }
        const { items, more } = await client.all('/analyses', query, limit);
        const rows = items.map((a) => [
          plain(a.key),
          plain(a.title),
          nameOf(a.owner),
          words(a.status),
          a.causes.map(({ code }) => plain(code)).join(', '),
          plain(a.due.date) + (a.overdue ? ', overdue' : ''),
        ]);
        show(asJson, { items, more }, () =>
          table(['ANALYSIS', 'TITLE', 'ANALYST', 'STATUS', 'CAUSES', 'DUE'], rows, 1),
        );
      },
    );
}

interface Added extends Common, Due {
  title: string;
  problem: string;
  method: string;
  about: string[];
  stage?: string;
  domain?: string;
  market?: string[];
  owner?: string;
  domainLead?: string;
  restricted?: boolean;
  reader?: string[];
  escalation?: string;
  reminder?: string;
  signOff?: string;
}

function addCommand(analyses: Command): void {
  withDue(
    analyses.command('add').description('open a root cause analysis of cases and findings'),
    'by when it is to be handed in',
  )
    .requiredOption('--title <text>', 'what is asked, in a few words')
    .requiredOption('--problem <text>', 'what happened, and how far it goes')
    .addOption(new Option('--method <method>', 'how causes are looked for').choices(methods).default('whys'))
    .addOption(
      new Option('--about <record>', 'a case or a finding that it is about, such as CA-12; once for each')
        .argParser(collect)
        .makeOptionMandatory(),
    )
    .addOption(new Option('--stage <stage>', 'at which stage of the lifecycle it happened').choices(stages))
    .option('--domain <domain>', 'the domain of risk')
    .option('--market <market>', 'once for each', collect)
    .option('--owner <who>', 'the analyst who answers for it; you, where nothing is said')
    .option('--domain-lead <who>', 'who leads its domain, and signs where the policy asks the lead')
    .option('--restricted', 'seen by those who have a part in it and by readers only')
    .option('--reader <who>', 'who reads a restricted one all the same; once for each', collect)
    .option('--escalation <policy>', 'by name, e.g. Fast@2; the default where nothing is said')
    .option('--reminder <policy>', 'likewise')
    .option('--sign-off <policy>', 'likewise')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate analyses add --title "Why leakage rose" --problem "Leakage in VN doubled in May" --about CA-12 \\\n    --market VN --domain-lead wei@example.com\n',
    )
    .action(async (options: Added) => {
      const client = new Client();
      const who = async (ref: string | undefined): Promise<string | undefined> =>
        ref === undefined ? undefined : personId(client, ref);
      const { title, problem, method, about, stage, domain, market, restricted, reader } = options;
      const policies = given({ escalation: options.escalation, reminder: options.reminder, signOff: options.signOff });
      const found = await client.post('/analyses', {
        ...{ title, problem, method, about },
        ...given({ stage, domain, markets: market, due: dueOf(options), restricted }),
        ...given({
          ownerId: await who(options.owner),
          domainLeadId: await who(options.domainLead),
          readerIds: reader && (await Promise.all(reader.map((ref) => personId(client, ref)))),
          policies: Object.keys(policies).length === 0 ? undefined : policies,
        }),
      });
      show(options.json, found, () => analysisText(found));
    });
}
