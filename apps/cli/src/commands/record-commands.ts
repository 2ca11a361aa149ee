import type { Command } from 'commander';
import { Client, type Answer, type Body } from '../lib/client.js';
import type { Register } from '../lib/routes.js';
import { given } from '../lib/options.js';
import { nameOf, plain, show, whenText, words } from '../lib/output.js';
import { personId, registerPath } from '../lib/refs.js';
import { glassBy, glassText, withGlassOptions, type GlassOptions } from './break-glass.js';
import { decideOnShown } from './consent.js';
import { timelineText, upcomingText } from './decisions.js';

export interface Common {
  json?: boolean;
}

export const json = ['--json', 'print one JSON document'] as const;

/** Where such records are, and what people call one by. */
export interface Numbered<At extends Register = Register> {
  at: At;
  /** `RK`, of `RK-12`. */
  key: string;
}

interface Kind<At extends Register, Detail> extends Numbered<At> {
  noun: string;
  read: (client: Client, path: `${At}/${string}`) => Promise<Detail>;
  /** A record as people read it. */
  text: (found: Detail) => string;
}

type Ask<At extends Register, Detail> = (client: Client, path: `${At}/${string}`) => Promise<Detail>;
type Sent<At extends Register, Detail, B> = (client: Client, path: `${At}/${string}`, body: B) => Promise<Detail>;
type Decision = Body<`/exceptions/${string}/sign-off`, 'post'>;

const ways = { approve: '--approve', sendBack: '--send-back', refuse: '--refuse' } as const;
type Way = keyof typeof ways;
type Ways = { [way in Way]?: string };

/** What the commands about all records of a register have in common: each is about one, and shows it afterwards. */
export class RecordCommands<At extends Register, Detail extends { version: number; signOff?: { id: string } | null }> {
  constructor(
    private readonly commands: Command,
    private readonly kind: Kind<At, Detail>,
  ) {}

  /** The path of one that is named by id, `RK-12` or `12`. */
  path(ref: string): `${At}/${string}` {
    return registerPath(this.kind.at, this.kind.key, ref);
  }

  /** A command about one record, with its example. @param more what is named besides: `<text>` */
  on(name: string, text: string, example = '', more = ''): Command {
    const all = this.commands.name();
    return this.commands
      .command(`${name} <${this.kind.noun}> ${more}`.trim())
      .description(text)
      .option(...json)
      .addHelpText('after', `\nExample:\n  tollgate ${all} ${`${name} ${this.kind.key}-12 ${example}`.trim()}\n`);
  }

  async send(ref: string, options: Common, ask: Ask<At, Detail>): Promise<void> {
    const found = await ask(new Client(), this.path(ref));
    show(options.json, found, () => this.kind.text(found));
  }

  show(text: string): void {
    this.on('show', text).action((ref: string, options: Common) => this.send(ref, options, this.kind.read));
  }

  /** A decision of an approver on what waits for it. */
  sign(
    text: string,
    meanings: Ways,
    decide: (client: Client, path: `${At}/${string}`, decision: Decision) => Promise<Detail>,
  ): void {
    const there = Object.keys(meanings) as Way[];
    const command = this.on('sign', text, '--approve');
    for (const way of there) command.option(ways[way], meanings[way]);
    command
      .option('--reason <text>', there.includes('refuse') ? 'needed to send back or refuse' : 'needed to send back')
      .option('--hash <sha256>', 'the content that was read; refused when it has changed')
      .option('--for <who>', 'in whose name, where you stand in for several who are asked')
      .action(
        async (
          ref: string,
          options: Common & { [way in Way]?: true } & { reason?: string; hash?: string; for?: string },
          self: Command,
        ) => {
          const said = there.filter((way) => options[way]);
          const [way] = said;
          if (way === undefined || said.length > 1) {
            const flags = there.map((one) => ways[one]);
            const list = `${flags.slice(0, -1).join(', ')} or ${flags.at(-1) ?? ''}`;
            self.error(`error: say ${flags.length > 2 ? 'one of ' : ''}${list}`, { exitCode: 2 });
          }
          const client = new Client();
          const onBehalfOf = options.for === undefined ? undefined : await personId(client, options.for);
          const { signOff = null } = await this.kind.read(client, this.path(ref));
          const decision = way === 'sendBack' ? 'send_back' : way;
          await decideOnShown(client, signOff, options.hash, (contentHash) =>
            this.send(ref, options, (_, path) =>
              decide(client, path, given({ decision, reason: options.reason, contentHash, onBehalfOf })),
            ),
          );
        },
      );
  }

  /** Past those who are to sign, with a second person. */
  glass(ways: {
    ask: Sent<At, Detail, { reason: string; contentHash: string }>;
    confirm: Sent<At, Detail, { contentHash: string }>;
    refuse: Sent<At, Detail, { reason?: string }>;
  }): void {
    const example = '--reason "The regulator asks for it by six; both approvers are in the air"';
    withGlassOptions(this.on('break-glass', glassText, example)).action(
      (ref: string, options: GlassOptions, self: Command) => {
        const by =
          <B>(send: Sent<At, Detail, B>) =>
          (body: B): Promise<void> =>
            this.send(ref, options, (client, path) => send(client, path, body));
        return glassBy(self, options, {
          noun: `The ${this.kind.noun}`,
          signOff: async (client) => (await this.kind.read(client, this.path(ref))).signOff ?? null,
          ...{ ask: by(ways.ask), confirm: by(ways.confirm), refuse: by(ways.refuse) },
        });
      },
    );
  }

  /** Why, what next, and what was signed. */
  answers(): void {
    const { noun } = this.kind;
    const one = `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
    const of = (ref: string): `${Register}/${string}` => this.path(ref);
    this.on('why', `what happened to ${one}, why, and who was told`).action(async (ref: string, options: Common) => {
      const found = await new Client().get(`${of(ref)}/timeline`);
      show(options.json, found, () => timelineText(found));
    });
    this.on('next', `what fires next for ${one}, when, and whom it would reach`).action(
      async (ref: string, options: Common) => {
        const found = await new Client().get(`${of(ref)}/upcoming`);
        show(options.json, found, () => upcomingText(found));
      },
    );
    this.on('rounds', 'what was signed, by whom, with its hash').action(async (ref: string, options: Common) => {
      const found = await new Client().get(`${of(ref)}/sign-off-rounds`);
      show(options.json, found, () => roundsText(found));
    });
  }
}

/** What was signed, and by whom. */
function roundsText({ items }: Answer<`${Register}/${string}/sign-off-rounds`, 'get'>): string {
  return items
    .map((round) => {
      const signed = round.signatures.map((s) => `  ${whenText(s.at)}  ${nameOf(s.person)}: ${words(s.decision)}`);
      const head = `Round ${plain(round.number)}, ${words(round.state)}, content ${plain(round.contentHash)}`;
      return [head, ...signed].join('\n');
    })
    .join('\n');
}
