import type { Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { plain, show } from '../lib/output.js';

type Doctor = Schemas['Doctor'];
type Check = Doctor['checks'][number];

const marks: Record<Check['state'], string> = {
  problem: 'PROBLEM',
  warning: 'WARNING',
  unknown: 'UNKNOWN',
  well: 'well',
};

/** What is wrong here, and what to do about it. */
export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description(
      'what is wrong with this installation, in sentences, and what to do about it (administrators, auditors)',
    )
    .option('--all', 'also what is well')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nEnds with 1 where there is a problem, so that a script notices; warnings end with 0.\n\nExample:\n  tollgate doctor --all\n',
    )
    .action(async ({ all = false, json }: { all?: boolean; json?: boolean }) => {
      const doctor = await new Client().get('/doctor');
      show(json, doctor, () => doctorText(doctor, all));
      if (doctor.state === 'problem') process.exitCode = 1;
    });
}

function doctorText({ checks }: Doctor, all: boolean): string {
  const well = checks.filter(({ state }) => state === 'well').length;
  const shown = checks.filter(({ state }) => all || state !== 'well');
  const end =
    well === checks.length
      ? `All ${well} things that were looked at are well.`
      : `${well} of ${checks.length} things that were looked at are well.`;
  return [...shown.map(checkText), all ? end : `${end}${well > 0 ? ' --all shows them.' : ''}`].join('\n');
}

function checkText({ about, state, says, mend }: Check): string {
  const head = `${marks[state].padEnd(8)} ${about}: ${plain(says)}`;
  return mend === null ? head : `${head}\n${' '.repeat(9)}${plain(mend)}`;
}
