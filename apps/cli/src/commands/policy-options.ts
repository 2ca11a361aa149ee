import type { Command } from 'commander';

const uses = {
  escalation: 'the ladder',
  reminder: 'when people are reminded',
  signOff: 'who signs off',
  extension: 'who agrees to more time',
  tollgate: 'who signs off phases',
  effectiveness: 'by which it is checked once it is done; none: it is not',
} as const;

export type PolicyUse = keyof typeof uses;

/** As they are typed. */
export type PolicyOptions = Partial<Record<PolicyUse, string>>;

/** As the API takes them; it finds the newest version where none is said. */
type Policies<U extends PolicyUse> = { [K in U]?: K extends 'effectiveness' ? string | null : string };

export const replanned = ['escalation', 'reminder', 'signOff', 'extension'] as const;
export const itemPolicies = [...replanned, 'effectiveness'] as const;
export const programPolicies = [...itemPolicies, 'tollgate'] as const;

/** `--escalation "Fast ladder@2"` and the others: by name, the newest version where none is said. */
export function withPolicyOptions(command: Command, taken: readonly PolicyUse[]): Command {
  for (const use of taken)
    command.option(
      `--${use.replace('O', '-o')} <policy@version>`,
      `${uses[use]}, by name; the newest where no version is said`,
    );
  return command;
}

/** What of these was said, as the API takes it; undefined where nothing was. */
export function policiesOf<U extends PolicyUse>(options: PolicyOptions, taken: readonly U[]): Policies<U> | undefined {
  const said = taken.flatMap((use): [string, string | null][] => {
    const name = options[use];
    return name === undefined ? [] : [[use, use === 'effectiveness' && name === 'none' ? null : name]];
  });
  return said.length === 0 ? undefined : (Object.fromEntries(said) as Policies<U>);
}
