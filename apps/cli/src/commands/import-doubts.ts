import { Failure, type Json, type Schemas } from '../lib/client.js';
import { plain } from '../lib/output.js';
import type { ImportOptions } from './import-run.js';

/** Asks a person, and gives what they type. */
export type Ask = (question: string) => Promise<string>;

/**
 * Tries the import until the file as a whole can be read: what is not sure about it is asked about.
 *
 * @throws Failure where no answer would help
 */
export async function settledFile(
  options: ImportOptions,
  tryOut: (options: ImportOptions) => Promise<Schemas['Import']>,
  ask: Ask,
  say: (text: string) => void,
): Promise<{ settled: ImportOptions; trial: Schemas['Import'] }> {
  for (let settled = options; ;) {
    try {
      return { settled, trial: await tryOut(settled) };
    } catch (error) {
      const question = error instanceof Failure ? questionAbout(error.problem, settled) : null;
      if (!(error instanceof Failure) || question === null) throw error;
      say(plain(error.message));
      settled = question.answered(await choose(question.text, question.choices, ask));
    }
  }
}

interface Question {
  text: string;
  choices: string[];
  answered: (answer: string) => ImportOptions;
}

/** What is asked where a file cannot be read for sure; null where it is no such thing, or was said already. */
function questionAbout(problem: Json, options: ImportOptions): Question | null {
  const code = problem.code;
  const listOf = (name: string): unknown[] => (Array.isArray(problem[name]) ? problem[name] : []);
  const asked = (what: string, choices: string[], answered: Question['answered']): Question | null =>
    choices.length === 0 ? null : { text: `${what} [${choices.join('/')}] `, choices, answered };
  if (code === 'unknown-encoding' && options.encoding === undefined)
    return asked(
      'Which encoding is it?',
      listOf('encodings').map((one) => plain((one as Json).encoding)),
      (encoding) => ({ ...options, encoding }),
    );
  if (code === 'ambiguous-dates' && options.dateOrder === undefined)
    return asked('In which order are they meant?', listOf('orders').map(plain), (dateOrder) => ({
      ...options,
      dateOrder,
    }));
  const field = plain(problem.field);
  if (code === 'ambiguous-columns' && options.map?.[field] === undefined)
    return asked(`Which column is the ${field}?`, listOf('candidates').map(plain), (column) => ({
      ...options,
      map: { ...options.map, [field]: column },
    }));
  return null;
}

/** Asks until one of the choices is typed, in whatever case. */
export async function choose(question: string, choices: readonly string[], ask: Ask): Promise<string> {
  const bare = (text: string): string =>
    text
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, '_');
  for (;;) {
    const answer = bare(await ask(question));
    const chosen = choices.find((choice) => bare(choice) === answer);
    if (chosen !== undefined) return chosen;
  }
}
