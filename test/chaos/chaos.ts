import { setTimeout as sleep } from 'node:timers/promises';
import type { Arguments } from './arguments.js';
import { Checker } from './checker.js';
import { carryOut } from './faults.js';
import { PeopleAtWork } from './people-at-work.js';
import { ForgetfulReceiver } from './receiver-that-forgets.js';
import { reportOf, type Done, type Report } from './report.js';
import { scheduleOf, type Scheduled } from './schedule.js';
import { levels, prepare } from './setting.js';
import { ChaosStack } from './stack.js';

/** How long the short form takes at most, and its items, where nothing else is said. */
const shortSeconds = 90;
export const shortItems = 48;

const gibibyte = 1_024 ** 3;

/** One run, from an empty installation to what was found. */
export class Chaos {
  readonly stack: ChaosStack;
  private readonly done: Done[] = [];
  private receiver: ForgetfulReceiver | null = null;

  constructor(
    private readonly args: Arguments,
    private readonly say: (line: string) => void,
  ) {
    this.stack = new ChaosStack(args.short ? gibibyte : 6 * gibibyte);
  }

  async run(): Promise<Report> {
    const { args, say, stack } = this;
    const seconds = args.short ? shortSeconds : args.minutes * 60;
    say('Starting PostgreSQL, Temporal, an API and two workers.');
    await stack.start();
    if (!stack.disk) say('This machine lets nobody mount a small disk: none is filled up.');
    // A ladder is climbed for a good part of the time.
    const setting = await prepare(stack, Math.max(args.short ? 12 : 20, Math.round(seconds / levels / 3)));
    const receiver = (this.receiver = await ForgetfulReceiver.start());
    await stack.admin.must('/webhooks', { name: 'Everything', url: receiver.url, events: ['*'] });
    const people = new PeopleAtWork(setting, stack.admin, say);
    say(`Making ${args.items} items, with exceptions and risks.`);
    await people.makeItems(args.items);
    say(`In these states: ${wordsOf(people.population.states)}.`);
    const schedule = scheduleOf({ seed: args.seed, seconds, short: args.short }).filter(
      ({ kind }) => kind !== 'full disk' || stack.disk,
    );
    say(`${schedule.length} faults follow, by seed ${args.seed}. People begin to work.`);
    const began = Date.now();
    await people.work(this.faults(schedule, began));
    const ended = Date.now();
    say('The faults have ended, and people have gone home. Is everything as it should be?');
    await stack.ready(args.settle * 1_000).catch(() => undefined);
    const findings = await new Checker({ stack, people, receiver, say }).check(args.settle * 1_000);
    return reportOf({ args, began, ended, done: this.done, people, findings, stack });
  }

  /** Leaves nothing behind. */
  async stop(): Promise<void> {
    await this.stack.stop();
    await this.receiver?.stop();
  }

  private async faults(schedule: Scheduled[], began: number): Promise<void> {
    for (const fault of schedule) {
      await sleep(Math.max(0, began + fault.at * 1_000 - Date.now()));
      const { kind, target, seconds } = fault;
      this.say(`${kind} ${target}${seconds > 0 ? `, ${seconds} s` : ''}`);
      const from = Date.now();
      let problem: string | null = null;
      try {
        await carryOut(this.stack, fault);
      } catch (error) {
        problem = error instanceof Error ? error.message : String(error);
        this.say(`${kind} ${target}: ${problem}`);
      }
      this.done.push({ ...fault, from, to: Date.now(), problem });
    }
    // Whoever was held up by the last one gets on before all go home.
    await this.stack.ready(120_000).catch(() => undefined);
    await sleep(2_000);
  }
}

function wordsOf(states: Record<string, number>): string {
  return Object.entries(states)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
}
