import { Option } from 'commander';
import { given } from '../lib/options.js';
import { personId } from '../lib/refs.js';
import type { Analyses } from './analyses.js';
import type { Common } from './record-commands.js';
import { dueOf, withDue, type Due } from './risk-acts.js';

/** Commands that need a reason and nothing else. */
const byReason = [
  ['take-back', 'take-back', 'take it back from those who are to sign'],
  ['revise', 'revise', 'make a draft again of what was signed'],
  ['withdraw', 'withdraw', 'look for its causes no more'],
  ['reopen', 'reopen', 'look for the causes of a withdrawn one after all'],
] as const;

/** What people do to an analysis. */
export function analysisActs(one: Analyses): void {
  askCommands(one);
  one
    .on('submit', 'hand it in for signatures', '--note "With the figures of May"')
    .option('--note <text>', 'for those who sign')
    .action((ref: string, { note, ...options }: Common & { note?: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/submit`, given({ note }))),
    );
  one.sign(
    'sign an analysis, or send it back',
    { approve: 'these are the causes, as far as they are known', sendBack: 'it does not hold; say why' },
    (client, path, decision) => client.post(`${path}/sign-off`, decision),
  );
  one.glass({
    ask: (client, path, body) => client.post(`${path}/break-glass`, body),
    confirm: (client, path, body) => client.post(`${path}/break-glass/confirm`, body),
    refuse: (client, path, body) => client.post(`${path}/break-glass/refuse`, body),
  });
  for (const [name, at, text] of byReason)
    one
      .on(name, text, '--reason "There is another sample"')
      .requiredOption('--reason <text>', 'why')
      .action((ref: string, { reason, ...options }: Common & { reason: string }) =>
        one.send(ref, options, (client, path) => client.post(`${path}/${at}`, { reason })),
      );
  one
    .on('acknowledge', 'say that somebody is on a late one; the ladder is held', '--note "the figures come on Monday"')
    .option('--for <duration>', 'how long, such as P1D; the most that its policy allows where nothing is said')
    .option('--note <text>', 'for those who look')
    .action((ref: string, options: Common & { for?: string; note?: string }) =>
      one.send(ref, options, (client, path) =>
        client.post(`${path}/acknowledge`, given({ holdFor: options.for, note: options.note })),
      ),
    );
  changeCommands(one);
}

interface Asked extends Common, Due {
  market?: string;
  domain?: string;
  note?: string;
  in?: string;
}

interface Answered extends Common {
  verdict: string;
  text: string;
  record?: string;
}

function askCommands(one: Analyses): void {
  withDue(
    one.on(
      'ask',
      'ask somebody where else it could happen',
      'mei@example.com --market MY --in "5 working days"',
      '<who>',
    ),
    'by when',
  )
    .option('--in <duration>', 'within so long, such as "5 working days", where no date is said')
    .option('--market <market>', 'whether it could happen in this market')
    .option('--domain <domain>', 'whether it could happen in this domain')
    .option('--note <text>', 'for whoever is asked')
    .action((ref: string, who: string, options: Asked) =>
      one.send(ref, options, async (client, path) =>
        client.post(`${path}/asks`, {
          personId: await personId(client, who),
          due: dueOf(options) ?? given({ in: options.in ?? '5 working days' }),
          ...given({ market: options.market, domain: options.domain, note: options.note }),
        }),
      ),
    );
  one
    .on('answer', 'say whether it happens there too', '2 --verdict no --text "Other reviewers"', '<question>')
    .addOption(
      new Option('--verdict <verdict>', 'what it is').choices(['yes', 'no', 'not-applicable']).makeOptionMandatory(),
    )
    .option('--record <record>', 'of a yes: the case or the finding in which it is looked into, such as CA-12')
    .requiredOption('--text <text>', 'how that is known')
    .action((ref: string, ask: string, { verdict, text, record, ...options }: Answered) =>
      one.send(ref, options, (client, path) =>
        client.post(`${path}/asks/${ask}/answer`, {
          verdict: verdict.replace('-', '_'),
          text,
          ...given({ record }),
        }),
      ),
    );
  one
    .on('unask', 'take a question back', '2 --reason "They have left"', '<question>')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, ask: string, { reason, ...options }: Common & { reason: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/asks/${ask}/take-back`, { reason })),
    );
}

function changeCommands(one: Analyses): void {
  withDue(
    one.on(
      'schedule',
      'move its date, or name another domain lead; never by its owner',
      '--due 2027-01-29 --reason "It grew"',
    ),
    'by when it is to be handed in',
  )
    .option('--domain-lead <who>', 'who leads its domain')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & Due & { domainLead?: string; reason: string }) =>
      one.send(ref, options, async (client, path) =>
        client.post(`${path}/schedule`, {
          reason: options.reason,
          ...given({ due: dueOf(options) }),
          ...(options.domainLead === undefined ? {} : { domainLeadId: await personId(client, options.domainLead) }),
        }),
      ),
    );
  one
    .on('reassign', 'give it to another analyst for good', '--to mei@example.com --reason "They know the market"')
    .requiredOption('--to <who>', 'who answers for it from now on')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, { to, reason, ...options }: Common & { to: string; reason: string }) =>
      one.send(ref, options, async (client, path) =>
        client.post(`${path}/reassign`, { ownerId: await personId(client, to), reason }),
      ),
    );
}
