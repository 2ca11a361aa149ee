import type { Command } from 'commander';
import { Client, type Answer, type Schemas } from '../lib/client.js';
import { day, given, timeOfDay } from '../lib/options.js';
import { beyondMark, beyondText, nameOf, plain, shortZone, show, table, whenText, words } from '../lib/output.js';
import { itemPath, personId } from '../lib/refs.js';
import { collectFollowUp, decideOnShown, decisionFacts, type FollowUpText } from './consent.js';
import { command, post } from './item-command.js';
import { requestCommand } from './request.js';

interface Common {
  json?: boolean;
  program?: string;
}

/** Signing, extending, and the answers to why and what next. */
export function decisionCommands(program: Command): void {
  command(program, 'sign', 'approve an item, or send it back', 'sign AI-12 --approve')
    .option('--approve', 'take responsibility for it')
    .option('--send-back', 'it is not done')
    .option('--reason <text>', 'needed to send back')
    .option('--hash <sha256>', 'the content that was read; where it is not given, what there is now is shown and meant')
    .option('--for <who>', 'in whose name, where you stand in for several')
    .option('--follow-up <"title; owner; date">', 'approve on condition of this item; once for each', collectFollowUp)
    .option('--phase <name>', 'where the follow-up items go: a coming phase; the same one where nothing is said')
    .action(
      async (
        ref: string,
        options: Common & {
          approve?: boolean;
          sendBack?: boolean;
          reason?: string;
          hash?: string;
          for?: string;
          followUp?: FollowUpText[];
          phase?: string;
        },
        self: Command,
      ) => {
        if (Boolean(options.approve) === Boolean(options.sendBack))
          self.error('error: say --approve or --send-back', { exitCode: 2 });
        const decision = options.approve ? 'approve' : 'send_back';
        const client = new Client();
        const item = await client.get(await itemPath(client, ref, options.program));
        const phases = options.phase === undefined ? [] : await phasesOf(client, item);
        await decideOnShown(client, item.signOff, options.hash, async (hash) => {
          const facts = await decisionFacts(client, given({ ...options, hash }), phases);
          await post(ref, options, (_, path) => client.post(`${path}/sign-off`, { decision, ...facts }));
        });
      },
    );
  command(
    program,
    'extend',
    'ask for more time, or decide on what was asked for',
    'extend AI-12 --to 2026-12-18 --reason "vendor is late"',
  )
    .option('--to <date>', 'the new date, YYYY-MM-DD', day)
    .option('--time <time>', 'time of day', timeOfDay)
    .option('--reason <text>', 'why')
    .option('--impact <text>', 'what it means')
    .option('--grant', 'grant what was asked for')
    .option('--refuse', 'refuse it')
    .option('--take-back', 'you asked for it, and need it no more')
    .option('--for <who>', 'in whose name you decide, where you stand in for several')
    .action(
      async (
        ref: string,
        options: Common & {
          to?: string;
          time?: string;
          reason?: string;
          impact?: string;
          grant?: boolean;
          refuse?: boolean;
          takeBack?: boolean;
          for?: string;
        },
        self: Command,
      ) => {
        const ways = [options.to, options.grant, options.refuse, options.takeBack].filter(Boolean);
        if (ways.length !== 1)
          self.error('error: say one of --to DATE, --grant, --refuse or --take-back', { exitCode: 2 });
        if (options.takeBack)
          return post(ref, options, (client, path) =>
            client.post(`${path}/extensions/take-back`, given({ reason: options.reason })),
          );
        if (options.to === undefined) {
          const onBehalfOf = options.for === undefined ? undefined : await personId(new Client(), options.for);
          const decision = options.grant ? 'grant' : 'refuse';
          return post(ref, options, (client, path) =>
            client.post(`${path}/extensions/decision`, given({ decision, reason: options.reason, onBehalfOf })),
          );
        }
        if (options.reason === undefined) self.error('error: say --reason, so that it can be decided', { exitCode: 2 });
        const { to, time, reason, impact } = options;
        return post(ref, options, (client, path) =>
          client.post(`${path}/extensions`, given({ due: given({ date: to, time }), reason, impact })),
        );
      },
    );
  requestCommand(program);
  command(program, 'why', 'what happened to an item, why, and who was told', 'why AI-12').action(
    async (ref: string, options: Common) => {
      const client = new Client();
      const timeline = await client.get(`${await itemPath(client, ref, options.program)}/timeline`);
      show(options.json, timeline, () => timelineText(timeline));
    },
  );
  command(program, 'next', 'what fires next for an item, when, and whom it would reach', 'next AI-12').action(
    async (ref: string, options: Common) => {
      const client = new Client();
      const upcoming = await client.get(`${await itemPath(client, ref, options.program)}/upcoming`);
      show(options.json, upcoming, () => upcomingText(upcoming));
    },
  );
}

async function phasesOf(client: Client, item: Schemas['ActionItem']): Promise<Schemas['Phase'][]> {
  return (await client.get(`/programs/${plain(item.program.id)}`)).phases;
}

export function timelineText(timeline: { items: Schemas['TimelineEntry'][] }): string {
  return timeline.items
    .map((entry) => {
      const whom = entry.onBehalfOf ? ` for ${nameOf(entry.onBehalfOf)}` : '';
      const hand = entry.tokenMadeBy ? `, with a token that ${nameOf(entry.tokenMadeBy)} made` : '';
      const on = entry.onProposal;
      const acted = on?.licence ? `: ${plain(on.rule)} under licence ${plain(on.licence.key)}` : '';
      const proposed = on
        ? `, on proposal ${plain(on.key)} by ${nameOf(on.author)}${on.changed ? ', with changes' : ''}${acted}`
        : '';
      const by = entry.actor ? ` (${nameOf(entry.actor)}${whom}${hand}${proposed})` : '';
      const told = entry.told
        .map((t) => `${nameOf(t.person)}, ${words(t.role)}${channelText(t)}`)
        .concat(entry.rooms.map((r) => `${nameOf(r.room)}: ${plain(r.channel)} ${plain(r.state)}`))
        .join('; ');
      const rule = entry.rule ? `\n    by: ${ruleText(entry.rule)}` : '';
      return `${plain(entry.local)}  ${plain(entry.summary)}${beyondText(entry.beyondKnown)}${by}${rule}${told === '' ? '' : `\n    told: ${told}`}`;
    })
    .join('\n');
}

/** `escalation policy Default@1, level 2, calendar SG@3` */
function ruleText({ policy, level, calendar }: NonNullable<Schemas['TimelineEntry']['rule']>): string {
  const of = policy;
  const by = calendar;
  return [
    `${plain(of.kind).replaceAll('_', '-')} policy ${plain(of.name)}@${plain(of.version)}`,
    ...(level === null ? [] : [`level ${plain(level)}`]),
    ...(by === null ? [] : [`calendar ${plain(by.key)}@${plain(by.version)}`]),
  ].join(', ');
}

/** By which channels it left, and how that went. */
function channelText({ push, channels }: Schemas['TimelineEntry']['told'][number]): string {
  const ways = channels.map(({ channel, state, because, error }) => {
    const why = [because, error].filter((part) => part !== null).map(plain);
    return `${plain(channel)}${channel === state ? '' : ` ${plain(state)}`}${why.length > 0 ? ` (${why.join('; ')})` : ''}`;
  });
  if (ways.length > 0) return `: ${ways.join(', ')}`;
  return push === 'none' || push === 'routed' ? '' : `: ${push === 'digest' ? 'waits for the digest' : plain(push)}`;
}

export function upcomingText(upcoming: Answer<`/programs/${string}/upcoming`, 'get'>): string {
  const rows = upcoming.items.map((step) => [
    {
      long: `${plain(step.local)} ${plain(step.zone)}${beyondMark(step.beyondKnown)}`,
      short: `${plain(step.local)} ${shortZone(plain(step.at), plain(step.zone))}${beyondMark(step.beyondKnown)}`,
    },
    `${words(step.kind)}${step.kind === 'level' ? ` ${plain(step.level)}` : ''}`,
    step.who.map((w) => nameOf(w.person)).join(', '),
    plain(step.because),
  ]);
  const paused = upcoming.paused;
  const shown = rows.length === 0 ? 'Nothing is planned.' : table(['WHEN', 'WHAT', 'WHO', 'BECAUSE'], rows, 3);
  const text = upcoming.more === true ? `${shown}\nMore follows after that.` : shown;
  return paused ? `${text}\nPaused since ${whenText(paused.since)}: ${plain(paused.why)}` : text;
}
