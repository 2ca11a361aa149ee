import { Refusal } from '../../domain/refusal.js';
import { shownKinds, type ShownPath } from './kinds.js';

/** How each kind of thing that has a page of its own, and no number of a register, is said not to be there. */
const texts = {
  'action-items': (ref) => `There is no action item ${ref}. Name it by its id or as AI-12.`,
  programs: (ref) => `There is no program ${ref}. List the programs to see their ids.`,
  'governance-metrics': (ref) => `There is no metric ${ref}. Name it by its key, such as leakage-rate, or by its id.`,
  recurrences: (ref) => `There is no recurrence ${ref}. List the recurrences to see their ids.`,
  imports: (ref) => `There is no import ${ref}. List the imports.`,
  rehearsals: (ref) => `There is no rehearsal ${ref}. List the rehearsals.`,
  'maintenance-windows': (ref) => `There is no maintenance window ${ref}. List them to see their ids.`,
  'bulk-operations': (ref) => `There is no bulk operation ${ref}. List them.`,
  'sign-off-rounds': (ref) => `There is no sign-off round ${ref}. List the rounds of the item or program.`,
  delegations: (ref) => `There is no delegation ${ref}. List the delegations to see their ids.`,
  people: (ref) => `There is no person ${ref}. List the people to see their ids.`,
  teams: (ref) => `There is no team ${ref}. List the teams to see their ids.`,
} as const satisfies Record<string, (ref: string) => string>;

const ofRegisters = new Map<string, (ref: string) => string>(
  shownKinds.map(({ kind, letters, path }) => [
    path,
    (ref) => `There is no ${kind.replaceAll('_', ' ')} ${ref}. Name it by its id or as ${letters}-12.`,
  ]),
);
const all = new Map<string, (ref: string) => string>([...Object.entries(texts), ...ofRegisters]);

/** Things that not everybody sees, by the word that stands for them in addresses. */
export type Noun = keyof typeof texts | ShownPath;

export function isNoun(word: string | undefined): word is Noun {
  return word !== undefined && all.has(word);
}

/** What is not there, and what somebody does not see, is refused in the same words. */
export function notThere(noun: Noun, ref: string): Refusal {
  return new Refusal('not-found', all.get(noun)?.(ref) ?? `There is no ${ref}.`);
}
