import type { Command } from 'commander';
import { given } from '../lib/options.js';
import { command, post } from './item-command.js';

interface Options {
  json?: boolean;
  program?: string;
  hold?: boolean;
  cancel?: boolean;
  severity?: string;
  reason?: string;
  impact?: string;
}

/** What nobody does to what they owe themselves: asked for, and decided on by `extend`, as more time is. */
export function requestCommand(program: Command): void {
  command(
    program,
    'request',
    'ask others to agree to a hold, an end or a lower severity of what you owe',
    'request AI-12 --hold --reason "legal looks at it"',
  )
    .option('--hold', 'that it be put on hold')
    .option('--cancel', 'that it be cancelled')
    .option('--severity <word>', 'that it have this severity; "none" for none')
    .option('--reason <text>', 'why')
    .option('--impact <text>', 'what it means')
    .addHelpText('after', '\nThose who are asked decide with: tollgate extend AI-12 --grant (or --refuse --reason …)\n')
    .action(async (ref: string, options: Options, self: Command) => {
      const { hold, cancel, severity, reason, impact } = options;
      if ([hold, cancel, severity].filter(Boolean).length !== 1)
        self.error('error: say one of --hold, --cancel or --severity', { exitCode: 2 });
      if (reason === undefined) self.error('error: say --reason, so that it can be decided', { exitCode: 2 });
      const asks = hold ? 'hold' : cancel ? 'cancel' : 'severity';
      const facts = asks === 'severity' ? { severity: severity === 'none' ? null : severity } : {};
      await post(ref, options, (client, path) =>
        client.post(`${path}/extensions/consent`, given({ asks, ...facts, reason, impact })),
      );
    });
}
