import { Option, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { given } from '../lib/options.js';
import { show } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { decideOnShown } from './consent.js';
import {
  dueOf,
  on,
  riskPath,
  scale,
  withContent,
  withDue,
  type Common,
  type Content,
  type Due,
  type RiskPath,
} from './risk-options.js';
import { riskFacts } from './risk-text.js';

/** What people do to a risk. */
export function actCommands(risks: Command): void {
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

async function send(
  ref: string,
  options: Common,
  ask: (client: Client, path: RiskPath) => Promise<Schemas['RiskDetail']>,
): Promise<void> {
  const found = await ask(new Client(), riskPath(ref));
  show(options.json, found, () => riskFacts(found));
}
