import type { Schemas } from '../lib/client.js';
import { collect, day, given, timeOfDay } from '../lib/options.js';
import { personId } from '../lib/refs.js';
import type { Common, RecordCommands } from './record-commands.js';
import { contentOf, withContent, type Content } from './review-content.js';

type Reviews = RecordCommands<'/review-rounds', Schemas['ReviewRoundDetail']>;

interface Due {
  due?: string;
  dueTime?: string;
}

/** What people do to a review round as a whole. */
export function reviewActs(one: Reviews): void {
  withContent(one.on('edit', 'change what a draft says and asks', '--title "Live streams, VN"'), false).action(
    (ref: string, { json, ...said }: Common & Content) =>
      one.send(ref, given({ json }), async (client, path) => {
        const { version } = await client.get(path);
        return client.patch(path, { ...contentOf(said), ...decisionOf(said) }, version);
      }),
  );
  one
    .on('staff', 'name who reviews and who adjudicates', '--reviewer mei@example.com --reviewer wei@example.com')
    .option('--reviewer <who>', 'all who review; once for each', collect)
    .option('--adjudicator <who>', 'all who adjudicate; once for each', collect)
    .action((ref: string, options: Common & { reviewer?: string[]; adjudicator?: string[] }) =>
      one.send(ref, options, async (client, path) => {
        const ids = (refs: string[] | undefined) =>
          refs === undefined ? undefined : Promise.all(refs.map((who) => personId(client, who)));
        const body = { reviewerIds: await ids(options.reviewer), adjudicatorIds: await ids(options.adjudicator) };
        return client.post(`${path}/staff`, given(body));
      }),
    );
  one
    .on('open', 'open it to its reviewers')
    .action((ref: string, options: Common) => one.send(ref, options, (client, path) => client.post(`${path}/open`)));
  for (const [name, text] of [
    ['close', 'close it before all is judged; what is missing is said'],
    ['cancel', 'cancel it'],
  ] as const)
    one
      .on(name, text, '--reason "The rest is judged next month"')
      .requiredOption('--reason <text>', 'why')
      .action((ref: string, { reason, ...options }: Common & { reason: string }) =>
        one.send(ref, options, (client, path) => client.post(`${path}/${name}`, { reason })),
      );
  one
    .on('acknowledge', 'say that somebody is on a late one; the ladder is held', '--note "two more come on Monday"')
    .option('--for <duration>', 'how long, such as P1D; the most that its policy allows where nothing is said')
    .option('--note <text>', 'for those who look')
    .action((ref: string, options: Common & { for?: string; note?: string }) =>
      one.send(ref, options, (client, path) =>
        client.post(`${path}/acknowledge`, given({ holdFor: options.for, note: options.note })),
      ),
    );
  moveCommands(one);
}

function decisionOf({ decision, label }: Content) {
  if (decision === undefined || label === undefined) return {};
  const labels = label.map((one) => ({ value: one.replace(/!$/, ''), violation: one.endsWith('!') }));
  return { decision: { text: decision, labels } };
}

function moveCommands(one: Reviews): void {
  one
    .on('schedule', 'move its date, or name another domain lead', '--due 2027-02-12 --reason "the audit"')
    .option('--due <date>', 'by when all is to be judged, YYYY-MM-DD', day)
    .option('--due-time <time>', 'time of day', timeOfDay)
    .option('--domain-lead <who>', 'who leads its domain')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & Due & { domainLead?: string; reason: string }) =>
      one.send(ref, options, async (client, path) =>
        client.post(
          `${path}/schedule`,
          given({
            reason: options.reason,
            due: options.due === undefined ? undefined : given({ date: options.due, time: options.dueTime }),
            domainLeadId: options.domainLead === undefined ? undefined : await personId(client, options.domainLead),
          }),
        ),
      ),
    );
  one
    .on('assign', 'give it to another owner for good', '--to mei@example.com --reason "leads quality now"')
    .requiredOption('--to <who>', 'by id, mail address or name')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & { to: string; reason: string }) =>
      one.send(ref, options, async (client, path) =>
        client.post(`${path}/reassign`, { ownerId: await personId(client, options.to), reason: options.reason }),
      ),
    );
}
