import type { Participant } from './alignment.js';

/** How a round comes out by itself. */
export type AlignmentRule = { kind: 'all' } | { kind: 'no_objection' } | { kind: 'quorum'; required: number };
export const ruleKinds = ['all', 'no_objection', 'quorum'] as const;

/**
 * How a team stands. `conditional`: a condition of theirs waits for the chair; `silent`: they have not answered what they are asked.
 * Conditions that were accepted are consent; one that was declined is none.
 */
export type Stand = 'consents' | 'against' | 'abstains' | 'conditional' | 'silent';

export function standOf({ position, askedOn }: Pick<Participant, 'position' | 'askedOn'>): Stand {
  if (position === null || position.revision < askedOn) return 'silent';
  switch (position.position) {
    case 'agree':
      return 'consents';
    case 'object':
      return 'against';
    case 'abstain':
      return 'abstains';
    case 'conditions':
      if (position.conditions.some(({ settled }) => settled?.accepted === false)) return 'against';
      return position.conditions.every(({ settled }) => settled !== null) ? 'consents' : 'conditional';
  }
}

/** `met`: whatever may still come. `missed`: whatever may still come, too. */
export interface Verdict {
  state: 'met' | 'open' | 'missed';
  /** Why, for people to read. */
  because: string;
}

const count = (stands: readonly Stand[], stand: Stand): number => stands.filter((one) => one === stand).length;
const teams = (n: number): string => (n === 1 ? '1 team' : `${n} teams`);

/**
 * Whether a rule is certainly met, or certainly missed, as the teams stand. Silence and an abstention are never consent: `all` needs
 * each team, `no_objection` at least one and an answer of each.
 */
export function verdictOf(rule: AlignmentRule, stands: readonly Stand[]): Verdict {
  const [consents, against, abstains] = [
    count(stands, 'consents'),
    count(stands, 'against'),
    count(stands, 'abstains'),
  ];
  const still = count(stands, 'silent') + count(stands, 'conditional');
  const waits = `${consents} of ${teams(stands.length)} agree, and ${still} may still`;
  switch (rule.kind) {
    case 'all':
      if (against > 0)
        return { state: 'missed', because: `all teams are to agree, and ${said(against, 'does not', 'do not')}` };
      if (abstains > 0)
        return { state: 'missed', because: `all teams are to agree, and ${said(abstains, 'abstains', 'abstain')}` };
      if (still > 0) return { state: 'open', because: `all teams are to agree: ${waits}` };
      return { state: 'met', because: `all ${teams(stands.length)} agree` };
    case 'no_objection':
      if (against > 0) return { state: 'missed', because: `no team is to object, and ${said(against, 'does', 'do')}` };
      if (still > 0) return { state: 'open', because: `no team objects so far: ${waits}` };
      if (consents === 0) return { state: 'missed', because: 'no team objects, and none agrees either' };
      return { state: 'met', because: `no team objects, and ${said(consents, 'agrees', 'agree')}` };
    case 'quorum': {
      const wanted = `${rule.required} of ${teams(stands.length)} are to agree`;
      if (consents >= rule.required) return { state: 'met', because: `${wanted}, and ${said(consents, 'does', 'do')}` };
      if (consents + still < rule.required)
        return { state: 'missed', because: `${wanted}; ${said(consents, 'does', 'do')}, and ${still} more may` };
      return { state: 'open', because: `${wanted}: ${waits}` };
    }
  }
}

function said(n: number, one: string, several: string): string {
  return n === 1 ? `1 ${one}` : `${n} ${several}`;
}

/** A rule in words. */
export function ruleText(rule: AlignmentRule): string {
  switch (rule.kind) {
    case 'all':
      return 'all teams agree';
    case 'no_objection':
      return 'no team objects';
    case 'quorum':
      return `${teams(rule.required)} ${rule.required === 1 ? 'agrees' : 'agree'}`;
  }
}
