import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { Failure } from '../lib/failure.js';

const json = ['--json', 'print one JSON document'] as const;

/** What one machine holds, kept elsewhere and brought back: by a program of the project, beside which this file was built. */
export function backupCommands(program: Command): void {
  const backup = program
    .command('backup')
    .argument('<dir>', 'a folder that is not there yet, or empty')
    .description('write all of this machine’s home into a folder while it runs: databases at one instant, files, keys')
    .option(...json)
    .addHelpText(
      'after',
      '\nThe home is TOLLGATE_HOME, as with npm start. The folder holds the keys: keep it where nobody else reads.\nServers of your own (DATABASE_URL) have their own means: docs/backup.md.\n\nExamples:\n  tollgate backup /mnt/elsewhere/tollgate-2026-11-29\n  tollgate backup verify /mnt/elsewhere/tollgate-2026-11-29\n',
    )
    .action((dir: string, options: Options) => carryOut('take', dir, options));
  backup
    .command('verify <dir>')
    .description('read all of a backup, and name what is missing or altered since it was written')
    .option(...json)
    .action((dir: string, _: Options, command: Command) => carryOut('verify', dir, command.optsWithGlobals<Options>()));
  program
    .command('restore <dir>')
    .description('make an empty home what that of a backup was; npm start goes on from there')
    .option(...json)
    .addHelpText(
      'after',
      '\nAll is verified first. A home that holds anything, or on which the stack runs, is refused.\n\nExample:\n  TOLLGATE_HOME=/var/lib/tollgate-again tollgate restore /mnt/elsewhere/tollgate-2026-11-29\n',
    )
    .action((dir: string, options: Options) => carryOut('restore', dir, options));
}

interface Options {
  json?: boolean;
}

async function carryOut(what: 'take' | 'verify' | 'restore', dir: string, options: Options): Promise<void> {
  const main = join(dirname(fileURLToPath(import.meta.url)), 'apps', 'local', 'src', 'backup', 'main.js');
  if (!existsSync(main))
    throw new Failure(
      'Backups are taken and restored on the machine that runs Tollgate: use the tollgate of the project.',
    );
  const child = spawn(process.execPath, [main, what, dir, ...(options.json === true ? ['--json'] : [])], {
    stdio: 'inherit',
  });
  // A terminal tells both; this one waits until the other has put away what it began.
  const passOn = (signal: NodeJS.Signals): void => {
    if (signal === 'SIGTERM') child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, passOn);
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, passOn);
}
