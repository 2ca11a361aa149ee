import { Option, type Command } from 'commander';
import { Client } from '../lib/client.js';
import { given, instant, wholeNumber } from '../lib/options.js';
import { nameOf, plain, show, table, words } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { timelineText, upcomingText } from './decisions.js';
import { roundsText } from './exception-text.js';
import { actCommands } from './risk-acts.js';
import {
  dueOf,
  json,
  on,
  riskPath,
  scale,
  withContent,
  withDue,
  type Common,
  type Content,
  type Due,
} from './risk-options.js';
import { riskFacts } from './risk-text.js';

/** The risk register. */
export function riskCommands(program: Command): void {
  const risks = program
    .command('risks')
    .description('the risk register: raise risks, review them, sign reviews, see what is overdue');
  listCommand(risks);
  on(risks, 'show', 'a risk, and what may be done to it').action(async (ref: string, options: Common) => {
    const found = await new Client().get(riskPath(ref));
    show(options.json, found, () => riskFacts(found));
  });
  addCommand(risks);
  actCommands(risks);
  answers(risks);
}

function listCommand(risks: Command): void {
  risks
    .command('list')
    .description('list risks, those whose review is due first on top')
    .option('--status <status>', 'one or more, with commas between: open, in_review, accepted, mitigated, closed')
    .addOption(new Option('--level <level>', 'of this level').choices(['low', 'medium', 'high', 'critical']))
    .option('--owner <who>', 'by id, mail address or name; me')
    .option('--domain-lead <who>', 'by id, mail address or name; me')
    .option('--waiting-for <who>', 'that wait for their signature')
    .option('--market <market>')
    .option('--domain <domain>')
    .option('--overdue', 'whose review is overdue')
    .option('--due-before <date>', 'whose review is due before', instant)
    .option('--due-after <date>', 'whose review is due at or after', instant)
    .option('-q, --q <text>', 'part of the title')
    .option('--sort <order>', 'due, score, created, number or updated; with - before it, backwards')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option('--count', 'only how many there are')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate risks list --level critical --overdue\n')
    .action(
      async ({
        limit,
        count,
        json: asJson,
        level: rating,
        ...filters
      }: Common & { limit: number; count?: boolean; level?: string }) => {
        const client = new Client();
        const query = given({ ...filters, rating });
        if (count) {
          const found = await client.get('/risks/count', query);
          show(asJson, found, () => plain(found.count));
          return;
        }
        const { items, more } = await client.all('/risks', query, limit);
        const rows = items.map((r) => [
          plain(r.key),
          plain(r.title),
          nameOf(r.owner),
          plain(r.level),
          words(r.status),
          plain(r.reviewDue.date) + (r.overdue ? ', overdue' : ''),
        ]);
        show(asJson, { items, more }, () => table(['RISK', 'TITLE', 'OWNER', 'LEVEL', 'STATUS', 'REVIEW'], rows, 1));
      },
    );
}

function addCommand(risks: Command): void {
  withDue(withContent(risks.command('add'), true))
    .description('raise a risk')
    .requiredOption('--owner <who>', 'who answers for it, and reviews it')
    .option('--lead <who>', 'who leads its domain, and signs its reviews by the default policy')
    .addOption(scale('--likelihood <n>', 'how likely it is').makeOptionMandatory())
    .addOption(scale('--impact <n>', 'how much it would matter').makeOptionMandatory())
    .requiredOption('--every <duration>', 'how often it is reviewed, such as P3M')
    .option('--escalation <policy>', 'by name, e.g. Fast@2; the default where nothing is said')
    .option('--reminder <policy>', 'likewise')
    .option('--sign-off <policy>', 'likewise')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate risks add --title "Counterfeits come back under new names" --text "Sellers who were closed open anew" \\\n    --owner mei@example.com --lead wei@example.com --likelihood 4 --impact 3 --every P3M --due 2027-01-29\n',
    )
    .action(
      async ({
        owner,
        lead,
        every,
        market,
        escalation,
        reminder,
        signOff,
        ...options
      }: Common &
        Due &
        Required<Pick<Content, 'title' | 'text'>> &
        Content & {
          owner: string;
          lead?: string;
          every: string;
          likelihood: number;
          impact: number;
          escalation?: string;
          reminder?: string;
          signOff?: string;
        }) => {
        const client = new Client();
        const { title, text, domain, likelihood, impact } = options;
        const policies = given({ escalation, reminder, signOff });
        const found = await client.post(
          '/risks',
          given({
            ...{ title, text, likelihood, impact, domain, markets: market, reviewEvery: every },
            ownerId: await personId(client, owner),
            domainLeadId: lead === undefined ? undefined : await personId(client, lead),
            reviewDue: dueOf(options),
            policies: Object.keys(policies).length === 0 ? undefined : policies,
          }),
        );
        show(options.json, found, () => riskFacts(found));
      },
    );
}

/** Why, what next, and what was signed. */
function answers(risks: Command): void {
  on(risks, 'why', 'what happened to a risk, why, and who was told').action(async (ref: string, options: Common) => {
    const found = await new Client().get(`${riskPath(ref)}/timeline`);
    show(options.json, found, () => timelineText(found));
  });
  on(risks, 'next', 'what fires next for a risk, when, and whom it would reach').action(
    async (ref: string, options: Common) => {
      const found = await new Client().get(`${riskPath(ref)}/upcoming`);
      show(options.json, found, () => upcomingText(found));
    },
  );
  on(risks, 'rounds', 'what was signed, by whom, with its hash').action(async (ref: string, options: Common) => {
    const found = await new Client().get(`${riskPath(ref)}/sign-off-rounds`);
    show(options.json, found, () => roundsText(found));
  });
}
