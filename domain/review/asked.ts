import { Refusal } from '../refusal.js';
import { folded } from '../text/folded.js';
import type { DecisionLabel, Question, ReviewContent } from './round.js';

/**
 * What a round asks must be answerable: two labels at least, each another; a question has a key of its own, and what can be
 * answered is said once.
 *
 * @throws Refusal `invalid-command`
 */
export function requireAsked({ decision, questions, policyLines }: ReviewContent): void {
  if (decision.labels.length < 2)
    throw new Refusal('invalid-command', 'A decision has two labels at least. Give another.', {
      path: 'decision.labels',
    });
  each(
    decision.labels.map(({ value }) => value),
    'decision.labels',
  );
  each(
    questions.map(({ key }) => key),
    'questions',
  );
  for (const [index, { options }] of questions.entries()) each(options, `questions.${index}.options`);
  each(policyLines, 'policyLines');
}

function each(values: readonly string[], path: string): void {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(folded(value)))
      throw new Refusal('invalid-command', `"${value}" stands there twice. Say each once.`, { path });
    seen.add(folded(value));
  }
}

/** What somebody answers of an item. */
export interface Answer {
  decision: string;
  policyLine: string | null;
  /** By the key of the question. */
  answers: Record<string, string>;
  note: string | null;
}

/**
 * The answer in the words of the round: what is written a little differently is the same word.
 *
 * @throws Refusal `invalid-answer` for what is missing, or is none of what can be answered
 */
export function answerGiven(
  round: Pick<ReviewContent, 'decision' | 'questions' | 'policyLines'>,
  given: Answer,
): Answer {
  const label = labelOf(round.decision.labels, given.decision);
  return {
    decision: label.value,
    policyLine: lineOf(round, label, given.policyLine),
    answers: Object.fromEntries(answersOf(round.questions, given.answers)),
    note: given.note,
  };
}

function refuse(path: string, detail: string): never {
  throw new Refusal('invalid-answer', detail, { path });
}

function labelOf(labels: readonly DecisionLabel[], decision: string): DecisionLabel {
  const found = labels.find(({ value }) => folded(value) === folded(decision));
  return (
    found ??
    refuse(
      'decision',
      `"${decision}" cannot be decided here. Give one of ${namesOf(labels.map(({ value }) => value))}.`,
    )
  );
}

function lineOf(
  { policyLines }: Pick<ReviewContent, 'policyLines'>,
  { violation, value }: DecisionLabel,
  given: string | null,
): string | null {
  if (given === null) {
    if (violation && policyLines.length > 0)
      refuse('policyLine', `Whoever decides "${value}" says by which policy line. Give "policyLine".`);
    return null;
  }
  const found = policyLines.find((line) => folded(line) === folded(given));
  return (
    found ?? refuse('policyLine', `"${given}" is no policy line of this round. There are: ${namesOf(policyLines)}.`)
  );
}

function answersOf(questions: readonly Question[], given: Record<string, string>): [string, string][] {
  const unknown = Object.keys(given).find((key) => !questions.some((question) => question.key === key));
  if (unknown !== undefined)
    refuse(
      `answers.${unknown}`,
      `There is no question "${unknown}". There are: ${namesOf(questions.map(({ key }) => key))}.`,
    );
  return questions.flatMap(({ key, text, required, options }): [string, string][] => {
    const answer = Object.hasOwn(given, key) ? given[key]?.trim() : undefined;
    if (answer === undefined || answer === '') {
      if (required) refuse(`answers.${key}`, `"${text}" must be answered. Give answers.${key}.`);
      return [];
    }
    if (options.length === 0) return [[key, answer]];
    const found = options.find((option) => folded(option) === folded(answer));
    return [
      [key, found ?? refuse(`answers.${key}`, `"${answer}" is none of what can be answered: ${namesOf(options)}.`)],
    ];
  });
}

function namesOf(values: readonly string[]): string {
  if (values.length === 0) return 'none';
  return values.length > 10 ? `${values.slice(0, 10).join(', ')} and ${values.length - 10} more` : values.join(', ');
}
