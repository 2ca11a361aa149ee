import { Option, type Command } from 'commander';
import { Client, Failure, type Schemas } from '../lib/client.js';
import { collectColumns, collectValues, given } from '../lib/options.js';
import { show } from '../lib/output.js';
import type { Terminal } from '../lib/terminal.js';
import { readGiven, writeTo } from './import-run.js';
import { askAboutRegister } from './register-import-ask.js';
import { importedText, previewText, rejectedText } from './register-import-text.js';

export interface RegisterImportOptions {
  sheet?: string;
  encoding?: string;
  dateOrder?: string;
  map?: Record<string, string>;
  all?: Record<string, string>;
  source?: string;
  preview?: boolean;
  template?: boolean;
  yes?: boolean;
  json?: boolean;
}

/** A register that is read out of spreadsheets. */
export interface ReadRegister {
  at: '/cases/imports' | '/findings/imports' | '/controls/imports';
  /** `cases` */
  what: string;
  /** `case` */
  one: string;
  example: string;
}

/** `tollgate cases import FILE`: rows of a spreadsheet, all of them or none. */
export function registerImportCommand(commands: Command, register: ReadRegister): void {
  const { what, one, example } = register;
  commands
    .command('import <file>')
    .description(`make ${what} of the rows of a CSV or XLSX file, all of them or none; "-" reads the standard input`)
    .option('--preview', 'only say what would become of it')
    .option('--map <column=field>', 'what a column is: a field, keep (as a line of text) or ignore', collectColumns)
    .option('--all <field=text>', 'what holds for rows that do not say it; once for each', collectValues)
    .option('--sheet <name>', 'of a workbook; the first with known columns where nothing is said')
    .option('--encoding <name>', 'of a text file, such as windows-874, where it is not found out')
    .addOption(
      new Option('--date-order <order>', 'how dates such as 03/04/2026 are meant').choices(['dmy', 'mdy', 'ymd']),
    )
    .option('--source <name>', 'of which register this is a state, where its file has another name each time')
    .option('--template', 'write an empty table with the names of the columns to the file instead')
    .option('--yes', 'do not ask on a terminal')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `\nA row is known again by its reference, by the key of an export, or by all that it says: the same file sent again makes no second ${one}.\n\nExamples:\n  tollgate ${what} import ${example}.csv --template\n  tollgate ${what} import ${example}.xlsx --preview\n  tollgate ${what} import ${example}.xlsx --map "Remarks=keep" --map "Status=ignore"\n`,
    )
    .action((file: string, options: RegisterImportOptions) => runRegisterImport(register, file, options));
}

async function runRegisterImport(
  register: ReadRegister,
  file: string,
  options: RegisterImportOptions,
  terminal: Terminal = { input: process.stdin, output: process.stderr },
): Promise<void> {
  const client = new Client();
  const { at, one, what } = register;
  if (options.template) {
    writeTo(file, await client.bytes(`${at}/template`));
    return;
  }
  const read = readGiven(file);
  const form = (said: RegisterImportOptions): FormData => formOf(read, said);
  const preview = (said: RegisterImportOptions): Promise<Schemas['RegisterImportPreview']> =>
    client.upload(`${at}/preview`, form(said));
  if (options.preview) {
    const found = await preview(options);
    show(options.json, found, () => previewText(found, register));
    if (!found.whole) process.exitCode = 1;
    return;
  }
  const asks = terminal.input.isTTY && terminal.output.isTTY && !options.json && !options.yes;
  const settled = asks ? await askAboutRegister(options, preview, register, terminal) : options;
  if (settled === null) {
    terminal.output.write('Nothing was written.\n');
    return;
  }
  const answer = await client.upload(at, form(settled)).catch((error: unknown) => {
    if (error instanceof Failure && error.problem.code === 'rows-rejected')
      throw new Failure(`No ${one} was made:\n${rejectedText(error.problem)}`, error.problem);
    if (error instanceof Failure && error.problem.code === 'undecided-columns')
      throw new Failure(`${error.message} Such as --map "Remarks=keep".`, error.problem);
    throw error;
  });
  show(options.json, answer, () => importedText(answer, { one, what }));
}

function formOf(
  read: { content: Uint8Array; name: string },
  { sheet, encoding, dateOrder, map, all, source }: RegisterImportOptions,
): FormData {
  const form = new FormData();
  form.append('options', JSON.stringify(given({ sheet, encoding, dateOrder, columns: map, all, source })));
  form.append('file', new Blob([new Uint8Array(read.content)]), read.name);
  return form;
}
