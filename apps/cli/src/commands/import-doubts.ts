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
      const answered = question.answered(await choose(question.text, question.choices, ask));
      if (answered === null) throw error;
      settled = answered;
    }
  }
}

interface Question {
  text: string;
  choices: string[];
  /** Null where the answer is that there is none. */
  answered: (answer: string) => ImportOptions | null;
}

/** What is typed where no column of the file is meant, or none of the programs that there are. */
const none = 'none';
const aNew = 'new';

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
  if (code === 'ambiguous-columns') return whichColumn(plain(problem.field), listOf('candidates').map(plain), options);
  if (code === 'missing-columns')
    return whichColumn(plain(listOf('missing')[0]), [...listOf('columns').map(plain), none], options);
  if (code === 'program-name-near' && options.create === undefined)
    return asked('Which program is meant, or is it a new one?', [...listOf('near').map(plain), aNew], (program) =>
      program === aNew ? { ...options, create: true } : { ...options, program },
    );
  return null;
}

/** Null where a column was named already, and it is not there. */
function whichColumn(field: string, columns: string[], options: ImportOptions): Question | null {
  if (options.map?.[field] !== undefined) return null;
  return {
    text: `Which column is the ${field}? [${columns.join('/')}] `,
    choices: columns,
    answered: (column) => (column === none ? null : { ...options, map: { ...options.map, [field]: column } }),
  };
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
