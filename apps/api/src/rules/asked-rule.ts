import { checkBeside } from '../../../../database/evaluator/evaluator.js';
import { kindFacts } from '../../../../database/rules/facts.js';
import { linkedKinds, type LinkedKind } from '../../../../domain/record-link/link.js';
import { workedIn, type CheckedRule } from '../../../../domain/rule/check.js';
import type { RuleBody, RuleProblem } from '../../../../domain/rule/rule.js';
import type { Proposables } from '../proposals/proposables.js';
import { invalidRequest } from '../problems/problem.js';

/** Whether a text is a rule: names, types, sizes, and that the body of its command is one that the command takes. */
export async function ruleChecked(proposables: Proposables, text: string): Promise<CheckedRule> {
  const commands = Object.fromEntries(linkedKinds.map((kind) => [kind, proposables.commandsOf(kind)])) as Record<
    LinkedKind,
    string[]
  >;
  const result = await checkBeside(text, { facts: kindFacts, commands });
  if ('problems' in result) return result;
  const { on, then } = result.body;
  const later = workedIn(then.arguments).map(({ path }) => path.join('.'));
  const wrong = await proposables.wrongIn(on.kind, then.command, then.arguments, later);
  return wrong.length === 0 ? result : { problems: wrong.map(ofBody) };
}

function ofBody({ path, message }: { path: string; message: string }): RuleProblem {
  return { path: `then.${path}`, message, line: null, column: null };
}

/** A rule out of what somebody has sent. @throws Problem `invalid-request`, each fault with its place */
export async function ruleAsked(proposables: Proposables, text: string): Promise<{ body: RuleBody; text: string }> {
  const result = await ruleChecked(proposables, text);
  if (!('problems' in result)) return result;
  throw invalidRequest(
    result.problems.map(({ path, message, line, column }) => ({
      path: path === '' ? 'text' : `text.${path}`,
      message: line === null ? message : `line ${line}, column ${column}: ${message}`,
    })),
  );
}
