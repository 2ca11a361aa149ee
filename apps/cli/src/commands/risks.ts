import { Option, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { collect, day, given, instant, timeOfDay, wholeNumber } from '../lib/options.js';
import { nameOf, plain, show, table, words } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { decideOnShown } from './consent.js';
import { timelineText, upcomingText } from './decisions.js';
import { roundsText } from './exception-text.js';
import { riskFacts } from './risk-text.js';

interface Common {
  json?: boolean;
}

type RiskPath = `/risks/${string}`;

const json = ['--json', 'print one JSON document'] as const;
const scale = (flags: string, text: string): Option => new Option(flags, `${text}, from 1 to 5`).argParser(wholeNumber);

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
  editCommand(risks);
  on(risks, 'review', 'hand in a review', '--outcome accepted --statement "Nothing new since March"')
    .addOption(
      new Option('--outcome <outcome>', 'what is to become of it')
        .choices(['open', 'accepted', 'mitigated', 'closed'])
        .makeOptionMandatory(),
    )
    .requiredOption('--statement <text>', 'what was looked at, and what was found')
    .addOption(scale('--likelihood <n>', 'how likely it is now'))
    .addOption(scale('--impact <n>', 'how much it would matter now'))
    .action((ref: string, options: Common & Schemas['RiskReviewRequest']) => {
      const { json: _asJson, ...body } = options;
      return send(ref, options, (client, path) => client.post(`${path}/review`, given(body)));
    });
  signCommand(risks);
  on(risks, 'withdraw', 'take a review back that waits for signatures', '--reason "a figure is wrong"')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & { reason: string }) =>
      send(ref, options, (client, path) => client.post(`${path}/withdraw`, { reason: options.reason })),
    );
  on(risks, 'acknowledge', 'say that somebody is on a late review; the ladder is held', '--note "figures on Monday"')
    .option('--for <duration>', 'how long, such as P1D; the most that its policy allows where nothing is said')
    .option('--note <text>', 'for those who look')
    .action((ref: string, options: Common & { for?: string; note?: string }) =>
      send(ref, options, (client, path) =>
        client.post(`${path}/acknowledge`, given({ holdFor: options.for, note: options.note })),
      ),
    );
  scheduleCommand(risks);
  on(risks, 'reassign', 'give a risk to another owner for good', '--to mei@example.com --reason "leads the team now"')
    .requiredOption('--to <who>', 'by id, mail address or name')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & { to: string; reason: string }) =>
      send(ref, options, async (client, path) =>
        client.post(`${path}/reassign`, { ownerId: await personId(client, options.to), reason: options.reason }),
      ),
    );
  withDue(on(risks, 'reopen', 'open a risk again that was closed', '--reason "it has happened again"'))
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & Due & { reason: string }) =>
      send(ref, options, (client, path) =>
        client.post(`${path}/reopen`, given({ reason: options.reason, reviewDue: dueOf(options) })),
      ),
    );
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

interface Content {
  title?: string;
  text?: string;
  domain?: string;
  market?: string[];
}

function withContent(command: Command, needed: boolean): Command {
  const need = (flags: string, text: string): Option => new Option(flags, text).makeOptionMandatory(needed);
  return command
    .addOption(need('--title <text>', 'in a few words'))
    .addOption(need('--text <text>', 'what could happen, why, and what is done about it'))
    .option('--domain <domain>', 'the domain of risk')
    .option('--market <market>', 'once for each', collect);
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

function editCommand(risks: Command): void {
  withContent(
    on(risks, 'edit', 'change what a risk says; signatures fall', '--title "Counterfeits come back"'),
    false,
  ).action(async (ref: string, { json: asJson, title, text, domain, market }: Common & Content) => {
    const client = new Client();
    const { version } = await client.get(riskPath(ref));
    const found = await client.patch(riskPath(ref), given({ title, text, domain, markets: market }), version);
    show(asJson, found, () => riskFacts(found));
  });
}

function signCommand(risks: Command): void {
  on(risks, 'sign', 'approve a review, or send it back', '--approve')
    .option('--approve', 'take responsibility for it')
    .option('--send-back', 'it does not hold as it is')
    .option('--reason <text>', 'needed to send back')
    .option('--hash <sha256>', 'the content that was read; refused when it has changed')
    .option('--for <who>', 'in whose name, where you stand in for several who are asked')
    .action(
      async (
        ref: string,
        options: Common & { approve?: boolean; sendBack?: boolean; reason?: string; hash?: string; for?: string },
        self: Command,
      ) => {
        if (Boolean(options.approve) === Boolean(options.sendBack))
          self.error('error: say --approve or --send-back', { exitCode: 2 });
        const client = new Client();
        const onBehalfOf = options.for === undefined ? undefined : await personId(client, options.for);
        const { signOff } = await client.get(riskPath(ref));
        const decision = options.approve ? 'approve' : 'send_back';
        await decideOnShown(client, signOff, options.hash, (contentHash) =>
          send(ref, options, (_, path) =>
            client.post(`${path}/sign-off`, given({ decision, reason: options.reason, contentHash, onBehalfOf })),
          ),
        );
      },
    );
}

function scheduleCommand(risks: Command): void {
  withDue(on(risks, 'schedule', 'move its review, its cadence or its lead', '--every P1M --reason "it has grown"'))
    .option('--every <duration>', 'how often it is reviewed, such as P3M')
    .option('--lead <who>', 'who leads its domain')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & Due & { every?: string; lead?: string; reason: string }) =>
      send(ref, options, async (client, path) =>
        client.post(
          `${path}/schedule`,
          given({
            reason: options.reason,
            reviewDue: dueOf(options),
            reviewEvery: options.every,
            domainLeadId: options.lead === undefined ? undefined : await personId(client, options.lead),
          }),
        ),
      ),
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

interface Due {
  due?: string;
  dueTime?: string;
}

function withDue(command: Command): Command {
  return command
    .option('--due <date>', 'when its review is due, YYYY-MM-DD', day)
    .option('--due-time <time>', 'time of day; the end of the owner’s working day where nothing is said', timeOfDay);
}

function dueOf({ due, dueTime }: Due): { date: string; time?: string } | undefined {
  return due === undefined ? undefined : given({ date: due, time: dueTime });
}

function on(risks: Command, name: string, text: string, example = ''): Command {
  return risks
    .command(`${name} <risk>`)
    .description(text)
    .option(...json)
    .addHelpText('after', `\nExample:\n  tollgate risks ${`${name} RK-12 ${example}`.trim()}\n`);
}

async function send(
  ref: string,
  options: Common,
  ask: (client: Client, path: RiskPath) => Promise<Schemas['RiskDetail']>,
): Promise<void> {
  const found = await ask(new Client(), riskPath(ref));
  show(options.json, found, () => riskFacts(found));
}

/** The path of a risk named by id, `RK-12` or `12`. */
function riskPath(ref: string): RiskPath {
  return `/risks/${encodeURIComponent(/^\d+$/.test(ref) ? `RK-${ref}` : ref)}`;
}
