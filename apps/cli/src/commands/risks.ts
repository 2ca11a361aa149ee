import { Option, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { given, instant, wholeNumber } from '../lib/options.js';
import { facts, nameOf, plain, show, table, whenText, words } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { waitingGlassText } from './glass-text.js';
import { proofOfRound } from './proof-text.js';
import { json, RecordCommands, type Common, type Numbered } from './record-commands.js';
import { actCommands, dueOf, scale, withContent, withDue, type Content, type Due } from './risk-acts.js';

const riskRegister = { at: '/risks', key: 'RK' } as const;

/** The risk register. */
export function riskCommands(program: Command): Numbered {
  const risks = program
    .command('risks')
    .description('the risk register: raise risks, review them, sign reviews, see what is overdue');
  listCommand(risks);
  const one = new RecordCommands(risks, {
    ...{ ...riskRegister, noun: 'risk', text: riskFacts },
    read: (client, path) => client.get(path),
  });
  one.show('a risk, and what may be done to it');
  addCommand(risks);
  actCommands(one);
  one.glass({
    ask: (client, path, body) => client.post(`${path}/break-glass`, body),
    confirm: (client, path, body) => client.post(`${path}/break-glass/confirm`, body),
    refuse: (client, path, body) => client.post(`${path}/break-glass/refuse`, body),
  });
  one.answers();
  return riskRegister;
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
    .option('--broken-glass', 'of which a review was signed past its approvers')
    .option('--overdue', 'whose review is overdue')
    .option('--due-before <date>', 'whose review is due before', instant)
    .option('--due-after <date>', 'whose review is due at or after', instant)
    .option('--changed-since <date>', 'that changed at or after', instant)
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

/** A risk as people read it. */
function riskFacts(r: Schemas['RiskDetail']): string {
  const { review, signOff, reviewDue } = r;
  return facts([
    ['Risk', `${plain(r.key)} ${plain(r.title)}`],
    ['Status', words(r.status) + (r.brokenGlass ? '; THE GLASS WAS BROKEN: signed off past its approvers' : '')],
    ['Level', `${plain(r.level)} (likelihood ${plain(r.likelihood)}, impact ${plain(r.impact)})`],
    ['Review due', whenText(reviewDue.at) + (r.overdue ? ', overdue' : '')],
    ['Every', r.reviewEvery],
    ['Ladder', r.ladderLevel > 0 ? `level ${plain(r.ladderLevel)}` : null],
    ['Held until', r.acknowledgedUntil && whenText(r.acknowledgedUntil)],
    ['Owner', nameOf(r.owner)],
    ['Domain lead', nameOf(r.domainLead)],
    ['Domain', r.domain],
    ['Markets', r.markets.join(', ')],
    ['Text', r.text],
    ['Reviewed', review && `${words(review.outcome)}, ${plain(review.level)}: ${plain(review.statement)}`],
    ['Waits for', signOff?.waitingFor?.map(nameOf).join(', ')],
    ['Proof', proofOfRound(signOff)],
    ['To sign', signOff?.contentHash],
    ['Break-glass', waitingGlassText(signOff)],
    ['May be', r.allowed.map(words).join(', ')],
    ['Raised by', nameOf(r.raisedBy)],
    ['Id', r.id],
  ]);
}
