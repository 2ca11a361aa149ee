import type { Command } from 'commander';
import { given } from '../options.js';

const uses = {
  escalation: 'the ladder',
  reminder: 'when people are reminded',
  signOff: 'who signs off',
  extension: 'who agrees to more time',
  tollgate: 'who signs off phases',
  effectiveness: 'by which it is checked once it is done; none: it is not',
} as const;

export type PolicyUse = keyof typeof uses;
export const itemPolicies: readonly PolicyUse[] = ['escalation', 'reminder', 'signOff', 'extension', 'effectiveness'];
export const programPolicies: readonly PolicyUse[] = [...itemPolicies, 'tollgate'];

/** `--escalation "Fast ladder@2"` and the others: by name, the newest version where none is said. */
export function withPolicyOptions(command: Command, taken: readonly PolicyUse[]): Command {
  for (const use of taken)
    command.option(
      `--${use.replace('O', '-o')} <policy@version>`,
      `${uses[use]}, by name; the newest where no version is said`,
    );
  return command;
}

/** What of it was said, as the API takes it; undefined where nothing was. */
export function policiesOf(options: Record<string, unknown>): Record<string, unknown> | undefined {
  const policies = given(Object.fromEntries(programPolicies.map((use) => [use, options[use]])));
  if (policies['effectiveness'] === 'none') policies['effectiveness'] = null;
  return Object.keys(policies).length === 0 ? undefined : policies;
}
