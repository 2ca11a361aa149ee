import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { checkRule, compileRule, type Compiled } from '../../domain/rule/check.js';
import { evaluate, type Verdict } from '../../domain/rule/evaluate.js';
import type { KindFacts } from '../../domain/rule/fact-types.js';
import type { RuleBody } from '../../domain/rule/rule.js';
import type { EvaluatorData, FromEvaluator, Question, ToEvaluator } from './messages.js';

/**
 * The thread in which rules are looked at and evaluated. It has facts and gives verdicts: it holds no connection and no client, and
 * nothing that it imports does (held by dependency-cruiser). Whoever started it ends it where it takes too long.
 */
const port: MessagePort | null = parentPort;
const moves = new Int32Array((workerData as EvaluatorData).moves);

/** So many versions are kept as they were read. */
const most = 500;
const compiled = new Map<string, Compiled | string>();

function read(versionId: string, body: RuleBody, facts: KindFacts): Compiled | string {
  const known = compiled.get(versionId);
  if (known !== undefined) return known;
  const result = compileRule(body, { facts, commands: null });
  // What was right when it was written may name what is no more.
  const one =
    'problems' in result
      ? `It cannot be read any more: ${result.problems.map(({ path, message }) => `${path} ${message}`).join(' ')}`
      : result;
  if (compiled.size >= most) compiled.clear();
  compiled.set(versionId, one);
  return one;
}

function answer(
  { versionId, happened }: Question,
  bodies: Readonly<Record<string, RuleBody>>,
  facts: KindFacts,
): Verdict {
  const body = bodies[versionId];
  if (!body) return { outcome: 'error', why: [], error: 'Its version is not there.' };
  const rule = read(versionId, body, facts);
  return typeof rule === 'string' ? { outcome: 'error', why: [], error: rule } : evaluate(rule, happened);
}

const say = (message: FromEvaluator): void => {
  Atomics.add(moves, 0, 1);
  port?.postMessage(message);
};

// It has begun.
Atomics.add(moves, 0, 1);
port?.on('message', (asked: ToEvaluator) => {
  if ('check' in asked) {
    say({ checked: checkRule(asked.check, asked.known) });
    return;
  }
  for (const question of asked.questions) say({ verdict: answer(question, asked.bodies, asked.facts) });
});
