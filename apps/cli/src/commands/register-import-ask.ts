import { createInterface } from 'node:readline/promises';
import { Failure, type Schemas } from '../lib/client.js';
import { plain } from '../lib/output.js';
import type { Terminal } from '../lib/terminal.js';
import { choose, type Ask } from './import-doubts.js';
import type { ReadRegister, RegisterImportOptions } from './register-import.js';
import { previewText } from './register-import-text.js';

type Preview = Schemas['RegisterImportPreview'];

/**
 * Reads the file, asks what its unknown columns are and what is missing, shows what would be made, and asks whether to go on. Null where
 * the person would rather not, or where rows are refused.
 */
export async function askAboutRegister(
  options: RegisterImportOptions,
  preview: (options: RegisterImportOptions) => Promise<Preview>,
  register: ReadRegister,
  { input, output }: Terminal,
): Promise<RegisterImportOptions | null> {
  const terminal = createInterface({ input, output });
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    const ask: Ask = (question) => terminal.question(question);
    let settled = options;
    let found = await readable(settled, preview, ask);
    while (found.read.undecided.length + found.read.missing.length > 0) {
      settled = await settledColumns(found.options, found.read, ask);
      found = await readable(settled, preview, ask);
    }
    output.write(`\n${previewText(found.read, register)}\n`);
    if (!found.read.whole || found.read.making === 0) return null;
    const go = await ask(`\nMake ${plain(found.read.making)} ${register.what}? [y/N] `);
    return /^y(es)?$/i.test(go.trim()) ? found.options : null;
  } finally {
    terminal.close();
  }
}

/** The preview; asked about the order of dates first, where that is in doubt. */
async function readable(
  options: RegisterImportOptions,
  preview: (options: RegisterImportOptions) => Promise<Preview>,
  ask: Ask,
): Promise<{ options: RegisterImportOptions; read: Preview }> {
  try {
    return { options, read: await preview(options) };
  } catch (error) {
    const orders = error instanceof Failure ? error.problem.orders : undefined;
    if (!(error instanceof Failure) || !Array.isArray(orders) || options.dateOrder !== undefined) throw error;
    const choices = orders.map(plain);
    const dateOrder = await choose(`\n${plain(error.message)}\nIn which order? [${choices.join('/')}] `, choices, ask);
    return readable({ ...options, dateOrder }, preview, ask);
  }
}

async function settledColumns(
  options: RegisterImportOptions,
  { undecided, missing, fields }: Preview,
  ask: Ask,
): Promise<RegisterImportOptions> {
  const names = fields.map(({ name }) => name);
  const map = { ...options.map };
  for (const column of undecided)
    map[column] = await choose(
      `\nWhat is the column "${plain(column)}"? keep it as text, ignore it, or a field: ${names.join(', ')}. `,
      [...names, 'keep', 'ignore'],
      ask,
    );
  const all = { ...options.all };
  for (const field of missing.filter((name) => !Object.values(map).includes(name))) {
    const choices = fields.find(({ name }) => name === field)?.choices ?? null;
    const question = `\nNo column says the ${field}. What holds for all rows?${choices === null ? '' : ` [${choices.join('/')}]`} `;
    all[field] = choices === null ? (await ask(question)).trim() : await choose(question, choices, ask);
  }
  return { ...options, map, all };
}
