import { Option, type Command } from 'commander';
import { Client } from '../lib/client.js';
import { collect, day, given, instant, timeOfDay, wholeNumber } from '../lib/options.js';
import { nameOf, plain, show, table } from '../lib/output.js';
import {
  contentOf,
  controlOf,
  datesOf,
  endsOf,
  scopeOf,
  type Content,
  type WholeContent,
} from './exception-content.js';
import { exceptionFacts } from './exception-text.js';
import { json, RecordCommands, type Common, type Numbered } from './record-commands.js';

const rating = (flags: string, text: string): Option =>
  new Option(flags, text).choices(['low', 'medium', 'high', 'critical']);

const exceptionRegister = { at: '/exceptions', key: 'EX' } as const;

/** Policy exceptions and risk acceptances. */
export function exceptionCommands(program: Command): Numbered {
  const exceptions = program
    .command('exceptions')
    .description('policy exceptions and risk acceptances: ask for them, decide, revoke, renew, rate anew');
  listCommand(exceptions);
  const one = new RecordCommands(exceptions, {
    ...{ ...exceptionRegister, noun: 'exception', text: exceptionFacts },
    read: (client, path) => client.get(path),
  });
  one.show('an exception, and what may be done to it');
  withContent(exceptions.command('request'), true)
    .description('ask for a rule to be suspended, with compensating controls')
    .addHelpText(
      'after',
      '\nExample:\n  tollgate exceptions request --title "Old detector in VN" --scope "Sellers who joined before the rule" \\\n    --item AI-12 --rationale "The detector is rebuilt" --control "lin@example.com=Daily sample of 50 listings" \\\n    --inherent high --residual medium --risk-owner mei@example.com --ends 2026-12-18\n',
    )
    .action((options: Common & Content & WholeContent) => request('policy_exception', options));
  withContent(program.command('accept-risk'), true)
    .description('ask for a residual risk to be accepted, by a named person until a date')
    .addHelpText(
      'after',
      '\nExample:\n  tollgate accept-risk --title "Late appeals in PH" --scope "Appeals of December" --rationale "Staff is hired" \\\n    --inherent medium --residual low --risk-owner mei@example.com --ends 2027-01-31\n',
    )
    .action((options: Common & Content & WholeContent) => request('risk_acceptance', options));
  withContent(one.on('edit', 'change what is asked for; signatures fall', '--ends 2026-11-30'), false).action(
    (ref: string, options: Common & Content) =>
      one.send(ref, options, async (client, path) => {
        const { version } = await client.get(path);
        return client.patch(path, await contentOf(client, options), version);
      }),
  );
  one
    .on('ask-again', 'ask again for one that was sent back')
    .action((ref: string, options: Common) => one.send(ref, options, (client, path) => client.post(`${path}/request`)));
  one.sign(
    'approve it, send it back to be mended, or refuse it',
    { approve: 'take responsibility for it', sendBack: 'it is to be mended', refuse: 'it is over' },
    (client, path, decision) => client.post(`${path}/sign-off`, decision),
  );
  one.glass({
    ask: (client, path, body) => client.post(`${path}/break-glass`, body),
    confirm: (client, path, body) => client.post(`${path}/break-glass/confirm`, body),
    refuse: (client, path, body) => client.post(`${path}/break-glass/refuse`, body),
  });
  for (const [name, text] of [
    ['withdraw', 'take a request back'],
    ['revoke', 'end one before its time: what it suspends is live again at once'],
  ] as const)
    one
      .on(name, text, '--reason "the detector works"')
      .requiredOption('--reason <text>', 'why')
      .action((ref: string, options: Common & { reason: string }) =>
        one.send(ref, options, (client, path) => client.post(`${path}/${name}`, { reason: options.reason })),
      );
  withContent(one.on('renew', 'ask for a renewal, which needs a decision of its own', '--ends 2027-03-31'), false)
    .addOption(rating('--inherent <rating>', 'the risk before anything is done about it'))
    .addOption(rating('--residual <rating>', 'the risk with the compensating controls'))
    .action(async (ref: string, options: Common & Content, self: Command) => {
      if (options.ends === undefined) self.error('error: say --ends, every exception ends', { exitCode: 2 });
      const rated = { inherentRating: options.inherent, residualRating: options.residual };
      await one.send(ref, options, async (client, path) =>
        client.post(
          `${path}/renew`,
          given({ ...(await contentOf(client, options)), ...rated, ends: endsOf(options, options.ends ?? '') }),
        ),
      );
    });
  one
    .on(
      'reassess',
      'rate the risk anew; what was approved for another rating is stale',
      '--residual high --reason "leakage doubled"',
    )
    .addOption(rating('--inherent <rating>', 'the risk before anything is done about it'))
    .addOption(rating('--residual <rating>', 'the risk with the compensating controls'))
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & { inherent?: string; residual?: string; reason: string }) => {
      const rated = { inherentRating: options.inherent, residualRating: options.residual, reason: options.reason };
      return one.send(ref, options, (client, path) => client.post(`${path}/reassess`, given(rated)));
    });
  one.answers();
  return exceptionRegister;
}

function listCommand(exceptions: Command): void {
  exceptions
    .command('list')
    .description('list exceptions, those that end first on top')
    .option(
      '--status <status>',
      'one or more, with commas between: draft, requested, approved, active, ended, revoked, refused, withdrawn, lapsed',
    )
    .addOption(new Option('--kind <kind>').choices(['policy_exception', 'risk_acceptance']))
    .addOption(rating('--residual <rating>', 'of this residual rating'))
    .option('--item <item>', 'that suspend this item')
    .option('--program <name>', 'of items of this program')
    .option('--risk-owner <who>', 'by id, mail address or name')
    .option('--requested-by <who>', 'by id, mail address or name')
    .option('--waiting-for <who>', 'that wait for their signature')
    .option('--market <market>')
    .option('--domain <domain>')
    .option('--broken-glass', 'approved past their approvers')
    .option('--stale', 'approved for another risk than there is now')
    .option('--ends-before <date>', 'that end before', instant)
    .option('--ends-after <date>', 'that end at or after', instant)
    .option('--changed-since <date>', 'that changed at or after', instant)
    .option('-q, --q <text>', 'part of the title')
    .option('--sort <order>', 'ends, created, number or updated; with - before it, backwards')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option('--count', 'only how many there are')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate exceptions list --status active --ends-before 2026-12-31\n')
    .action(async ({ limit, count, json: asJson, ...filters }: Common & { limit: number; count?: boolean }) => {
      const client = new Client();
      if (count) {
        const found = await client.get('/exceptions/count', given(filters));
        show(asJson, found, () => plain(found.count));
        return;
      }
      const { items, more } = await client.all('/exceptions', given(filters), limit);
      const rows = items.map((e) => [
        plain(e.key),
        plain(e.title),
        nameOf(e.riskOwner),
        plain(e.residualRating),
        plain(e.status) + (e.stale === null ? '' : ', stale') + (e.brokenGlass ? ', glass broken' : ''),
        datesOf(e.ends),
      ]);
      show(asJson, { items, more }, () =>
        table(['EXCEPTION', 'TITLE', 'RISK OWNER', 'RISK', 'STATUS', 'ENDS'], rows, 1),
      );
    });
}

/** What an exception says; all that it must say is needed to ask for one. */
function withContent(command: Command, asked: boolean): Command {
  const need = (flags: string, text: string): Option => new Option(flags, text).makeOptionMandatory(asked);
  command
    .addOption(need('--title <text>', 'in a few words'))
    .addOption(need('--scope <text>', 'what it holds for, and what not'))
    .addOption(need('--rationale <text>', 'why it is needed'))
    .addOption(need('--risk-owner <who>', 'the named person who owns the residual risk'))
    .addOption(need('--ends <date>', 'YYYY-MM-DD').argParser(day))
    .option('--ends-time <time>', 'time of day; 18:00 where nothing is said', timeOfDay)
    .option('--starts <date>', 'YYYY-MM-DD; as soon as it is approved where nothing is said', day)
    .option('--starts-time <time>', 'time of day; 00:00 where nothing is said', timeOfDay)
    .option('--zone <zone>', 'time zone; the risk owner’s where nothing is said')
    .option('--item <item>', 'an action item that it suspends, once for each', collect)
    .option('--rule <name>', 'the rule or control that it suspends')
    .option('--control <who=text>', 'a compensating control and who does it, once for each', controlOf)
    .option('--market <market>', 'once for each', collect)
    .option('--domain <domain>')
    .option('--lead <who>', 'domain lead; that of the first item’s program where nothing is said');
  if (asked)
    command
      .addOption(rating('--inherent <rating>', 'the risk before anything is done about it').makeOptionMandatory())
      .addOption(rating('--residual <rating>', 'the risk with the compensating controls').makeOptionMandatory())
      .option(...json);
  return command;
}

async function request(kind: string, options: Common & Content & WholeContent): Promise<void> {
  const client = new Client();
  const { title, scope, rationale, ends, inherent: inherentRating, residual: residualRating } = options;
  const { riskOwnerId = '', ...content } = await contentOf(client, options);
  const found = await client.post('/exceptions', {
    kind,
    ...content,
    title,
    scope: scopeOf(options, scope),
    rationale,
    riskOwnerId,
    ends: endsOf(options, ends),
    inherentRating,
    residualRating,
  });
  show(options.json, found, () => exceptionFacts(found));
}
