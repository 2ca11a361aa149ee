import type { Schemas } from '../lib/client.js';
import { given, wholeNumber } from '../lib/options.js';
import { personId } from '../lib/refs.js';
import { contentOf, withContent, type Content } from './control-content.js';
import type { Common, RecordCommands } from './record-commands.js';

export type Controls = RecordCommands<'/controls', Schemas['ControlDetail']>;

/** What people do to a control. */
export function actCommands(one: Controls): void {
  one
    .on('operate', 'let it operate: runs and attestations are expected from now on', '--note "As agreed in May"')
    .option('--note <text>', 'for those who look')
    .action((ref: string, { note, ...options }: Common & { note?: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/operate`, given({ note }))),
    );
  one
    .on(
      'attest',
      'state that it is designed and operating as described',
      '--statement "I went through its runs" --version 2',
    )
    .requiredOption('--statement <text>', 'what you state, and how you know')
    .option('--version <n>', 'which version of it you read; the present one where nothing is said', wholeNumber)
    .action((ref: string, { statement, version, ...options }: Common & { statement: string; version?: number }) =>
      one.send(ref, options, (client, path) =>
        client.post(`${path}/attest`, { statement, ...given({ revision: version }) }),
      ),
    );
  changeCommands(one);
  one
    .on('acknowledge', 'say that somebody is on a late attestation; the ladder is held', '--note "it comes on Monday"')
    .option('--for <duration>', 'how long, such as P1D; the most that its policy allows where nothing is said')
    .option('--note <text>', 'for those who look')
    .action((ref: string, options: Common & { for?: string; note?: string }) =>
      one.send(ref, options, (client, path) =>
        client.post(`${path}/acknowledge`, given({ holdFor: options.for, note: options.note })),
      ),
    );
  one
    .on('retire', 'end it: no run of it is expected any more', '--reason "The queue is closed"')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, { reason, ...options }: Common & { reason: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/retire`, { reason })),
    );
}

function changeCommands(one: Controls): void {
  withContent(
    one.on('edit', 'change what it says: another version', '--within "2 working days" --reason "Fridays"'),
    false,
  )
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & Content & { reason: string }) =>
      one.send(ref, options, async (client, path) => {
        const { version } = await client.get(path);
        return client.patch(path, { ...contentOf(options), reason: options.reason }, version);
      }),
    );
  one
    .on('assign', 'give it to another owner, operator or domain lead', '--operator mei@example.com --reason "New team"')
    .option('--owner <who>', 'who answers for it from now on')
    .option('--operator <who>', 'who performs it from now on; runs that wait go with it')
    .option('--domain-lead <who>', 'who leads its domain')
    .requiredOption('--reason <text>', 'why')
    .action(
      (ref: string, options: Common & { owner?: string; operator?: string; domainLead?: string; reason: string }) =>
        one.send(ref, options, async (client, path) => {
          const who = async (name: string | undefined): Promise<string | undefined> =>
            name === undefined ? undefined : personId(client, name);
          return client.post(`${path}/reassign`, {
            reason: options.reason,
            ...given({
              ownerId: await who(options.owner),
              operatorId: await who(options.operator),
              domainLeadId: await who(options.domainLead),
            }),
          });
        }),
    );
}
