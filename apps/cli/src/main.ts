import { CommanderError } from 'commander';
import { Failure } from './lib/failure.js';
import { tollgateProgram } from './program.js';

/** A reader that has seen enough, such as `head`, is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const json = process.argv.includes('--json');
let said = '';

const program = tollgateProgram({
  writeErr: (text) => {
    if (json) said += text;
    else process.stderr.write(text);
  },
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = complain(error);
}

/** Says what went wrong, as one line, or under `--json` as one document. Gives the exit code. */
function complain(error: unknown): number {
  if (error instanceof CommanderError) {
    // Help and the version were asked for, and are no failure.
    if (error.exitCode === 0) return 0;
    if (json) document({ code: 'usage', detail: said.trim() || error.message });
    return 2;
  }
  const message = error instanceof Error ? error.message : String(error);
  const problem = error instanceof Failure ? error.problem : {};
  if (json) document({ detail: message, ...problem });
  else process.stderr.write(`tollgate: ${message}\n`);
  // What the API could not make sense of was written wrongly, as what this command could not.
  return problem.code === 'invalid-request' ? 2 : 1;
}

function document(problem: Record<string, unknown>): void {
  process.stderr.write(`${JSON.stringify(problem)}\n`);
}
