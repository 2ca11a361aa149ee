import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../../config/settings.js';
import type { CheckedRule, Known } from '../../domain/rule/check.js';
import type { Verdict } from '../../domain/rule/evaluate.js';
import type { KindFacts } from '../../domain/rule/fact-types.js';
import type { RuleBody } from '../../domain/rule/rule.js';
import type { EvaluatorData, FromEvaluator, Question, ToEvaluator } from './messages.js';

/** What one evaluation may cost. `docs/automation.md` states these to people. */
export const evaluatorLimits = {
  /** It is looked at so often, and given up after so many looks at which it has not moved: two seconds. */
  lookMs: 100,
  looks: 20,
  /** The same until it has begun, which takes a slow machine a while. */
  looksAtFirst: 300,
  heapMb: 96,
  /** A version that was given up so often in one request is asked no more in it: others wait behind it. */
  slowest: 3,
  /** Without work it ends after this time. */
  idleMs: 60_000,
} as const;

type Limits = { readonly [name in keyof typeof evaluatorLimits]: number };

/** Compiled, for whoever asks: also where the rest is TypeScript that a test runner translates. */
const program = join(projectRoot, 'dist', 'database', 'evaluator', 'evaluator-thread.js');

/** It did not move, or had no memory left: it was ended. */
class Ended extends Error {}

/** A thread that evaluates rules beside the main loop, one request after the other; one that is ended is replaced. */
export class Evaluator {
  private thread: { worker: Worker; moves: Int32Array } | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  constructor(private readonly limits: Limits = evaluatorLimits) {}

  /** Whether a text is a rule, and what is wrong with it. */
  check(text: string, known: Known): Promise<CheckedRule> {
    return this.inTurn(async () => {
      let checked: CheckedRule | undefined;
      try {
        await this.ask({ check: text, known }, 1, (said) => {
          if ('checked' in said) checked = said.checked;
        });
      } catch (error) {
        if (!(error instanceof Ended)) throw error;
      }
      return checked ?? { problems: [tooLarge] };
    });
  }

  /** What rules make of what happened, in the order of the questions. */
  evaluate(
    questions: readonly Question[],
    bodies: Readonly<Record<string, RuleBody>>,
    facts: KindFacts,
  ): Promise<Verdict[]> {
    return this.inTurn(async () => {
      const verdicts: Verdict[] = [];
      const slow = new Map<string, number>();
      while (verdicts.length < questions.length) {
        const [next, ...others] = questions.slice(verdicts.length);
        if (next === undefined) break;
        if ((slow.get(next.versionId) ?? 0) >= this.limits.slowest) {
          verdicts.push({ outcome: 'too_slow' });
          continue;
        }
        // Up to the next that is not asked.
        const until = others.findIndex(({ versionId }) => (slow.get(versionId) ?? 0) >= this.limits.slowest);
        const rest = [next, ...(until === -1 ? others : others.slice(0, until))];
        try {
          await this.ask({ questions: rest, bodies, facts }, rest.length, (said) => {
            if ('verdict' in said) verdicts.push(said.verdict);
          });
        } catch (error) {
          if (!(error instanceof Ended)) throw error;
          // The one that it was at; those after it are asked of another thread.
          const at = questions[verdicts.length]?.versionId ?? '';
          slow.set(at, (slow.get(at) ?? 0) + 1);
          verdicts.push({ outcome: 'too_slow' });
        }
      }
      return verdicts;
    });
  }

  async end(): Promise<void> {
    clearTimeout(this.idle);
    const { thread } = this;
    this.thread = null;
    await thread?.worker.terminate();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    clearTimeout(this.idle);
    const turn = this.last.then(work);
    this.last = turn
      .catch(() => undefined)
      .then(() => {
        clearTimeout(this.idle);
        this.idle = setTimeout(() => void this.end(), this.limits.idleMs).unref();
      });
    return turn;
  }

  /** @throws Ended where it was given up */
  private ask(asked: ToEvaluator, answers: number, heard: (said: FromEvaluator) => void): Promise<void> {
    const { worker, moves } = (this.thread ??= this.begin());
    worker.ref();
    return new Promise((resolve, reject) => {
      let left = answers;
      let still = 0;
      let seen = -1;
      const over = (): void => {
        clearInterval(looks);
        worker.off('message', hear).off('error', giveUp).off('exit', giveUp).unref();
      };
      const giveUp = (): void => {
        over();
        // What else it has to say is heard by nobody.
        worker.on('error', () => undefined);
        this.thread = null;
        void worker.terminate();
        reject(new Ended());
      };
      const hear = (said: FromEvaluator): void => {
        heard(said);
        left -= 1;
        if (left > 0) return;
        over();
        resolve();
      };
      // By how often it was looked at, and not by the clock: whoever looks may have been held up themself.
      const looks = setInterval(() => {
        const now = Atomics.load(moves, 0);
        still = now === seen ? still + 1 : 0;
        seen = now;
        if (still >= (now === 0 ? this.limits.looksAtFirst : this.limits.looks)) giveUp();
      }, this.limits.lookMs);
      worker.on('message', hear).on('error', giveUp).on('exit', giveUp);
      worker.postMessage(asked);
    });
  }

  private begin(): { worker: Worker; moves: Int32Array } {
    const moves = new SharedArrayBuffer(4);
    const workerData: EvaluatorData = { moves };
    const worker = new Worker(program, {
      ...{ workerData, env: {}, execArgv: [] },
      resourceLimits: { maxOldGenerationSizeMb: this.limits.heapMb, maxYoungGenerationSizeMb: 16 },
    });
    return { worker, moves: new Int32Array(moves) };
  }
}

const tooLarge = {
  ...{ path: '', line: null, column: null },
  message: 'It takes too long to be read. Make it smaller, or several rules of it.',
};

const evaluator = new Evaluator();

/** Looks at a text in a thread beside this one, within limits of time and memory. */
export function checkBeside(text: string, known: Known): Promise<CheckedRule> {
  return evaluator.check(text, known);
}

/** Evaluates rules in a thread beside this one: whatever they say, this process goes on serving. */
export function evaluateBeside(
  questions: readonly Question[],
  bodies: Readonly<Record<string, RuleBody>>,
  facts: KindFacts,
): Promise<Verdict[]> {
  return evaluator.evaluate(questions, bodies, facts);
}
