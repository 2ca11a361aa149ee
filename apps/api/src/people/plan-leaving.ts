import type { EntityManager } from 'typeorm';
import { living } from '../../../../database/kinds.js';
import { candidatesFor } from '../../../../database/leaving/candidates.js';
import { accessOf, type EndedAccess } from '../../../../database/leaving/end-access.js';
import type { Living } from '../../../../database/record/living.js';
import { selfAndAbove } from '../../../../database/people/above.js';
import { holdingsOf, type Holding } from '../../../../database/people/holdings.js';
import { findPerson, type PersonRow } from '../../../../database/people/people.js';
import { newestAmong } from '../../../../database/policies/policies.js';
import { checkFit, loadStanding } from '../../../../database/people/standing.js';
import { chargeOf, propose } from '../../../../domain/person/leaving.js';
import type { Given } from '../../../../domain/person/standing.js';
import { Refusal } from '../../../../domain/refusal.js';
import { contentHash } from '../../../../domain/sign-off/content-hash.js';
import { otherwise } from './hand-over.js';

const ofKinds: Readonly<Partial<Record<string, Living>>> = living;

/** What becomes of one thing when somebody leaves. */
export interface LeavingRow extends Holding {
  /** `hand_over` to somebody; `end` with them; `stay`, which needs somebody to see to it. */
  becomes: 'hand_over' | 'end' | 'stay';
  to: { id: string; name: string } | null;
  why: string;
}

export interface Leaving {
  person: PersonRow;
  rows: LeavingRow[];
  /** Ways in that end. */
  ends: EndedAccess;
  /** To whom those report who reported to them, where whoever takes over is one of those. */
  aboveId: string | null;
  /** Of what was shown; the run wants it, and refuses where it is another by then. */
  digest: string;
}

/** What is chosen for one thing: whom it goes to; null: it stays. */
export interface LeavingChoice {
  kind: string;
  id: string;
  part?: string | undefined;
  toId: string | null;
}

export interface LeavingChoices {
  /** Whom everything goes to of which nothing else is said. */
  toId?: string | undefined;
  choices: readonly LeavingChoice[];
}

/**
 * Everything that hangs on a person, with what becomes of it: as was chosen, else to whom all goes, else as is proposed.
 * @throws Refusal `not-found`, `unknown-person`, `person-unavailable`, `invalid-command`
 */
export async function planLeaving(
  manager: EntityManager,
  personId: string,
  { toId, choices }: LeavingChoices,
): Promise<Leaving> {
  const person = await findPerson(manager, personId);
  const holdings = await holdingsOf(manager, person.id);
  const candidates = await candidatesFor(manager, person.id, holdings, Date.now());
  const names = await loadStanding(
    manager,
    [toId, ...choices.map((one) => one.toId)].flatMap((id) => id ?? []),
  );
  const policies = holdings.filter(({ kind }) => kind === 'policy').map(({ id }) => id);
  const newest = await newestAmong(manager, policies);
  const left = new Set(choices);
  const given: Given[] = [];
  const rows = holdings.map((holding): LeavingRow => {
    const chosen = choices.filter((one) => isMeant(one, holding));
    const [choice] = chosen;
    for (const one of chosen) left.delete(one);
    const stays = stayingOf(holding, newest);
    const charge = ofKinds[holding.kind]?.chargeOf?.(holding.part) ?? chargeOf(holding.kind);
    if (stays !== null || charge === null) return { ...holding, ...(stays ?? ends) };
    const to = choice === undefined ? toId : choice.toId;
    if (to === null) return { ...holding, becomes: 'stay', to: null, why: 'as was chosen' };
    if (to === undefined) {
      const found = propose(charge, candidates(holding));
      return { ...holding, becomes: found.to === null ? 'stay' : 'hand_over', ...found };
    }
    given.push({ id: to, charge, path: choice === undefined ? 'toId' : `choices.${choices.indexOf(choice)}` });
    const whom = names.get(to.toLowerCase());
    return {
      ...holding,
      becomes: 'hand_over',
      to: whom ? { id: whom.id, name: whom.name } : null,
      why: 'as was chosen',
    };
  });
  const [unknown] = left;
  if (unknown)
    throw new Refusal(
      'invalid-command',
      `Nothing that hangs on ${person.name} is ${unknown.kind} ${unknown.id}${unknown.part ? ` as ${unknown.part}` : ''}. Preview it again.`,
      { path: `choices.${choices.indexOf(unknown)}` },
    );
  await checkFit(manager, given);
  if (rows.some(({ to }) => to?.id === person.id))
    throw new Refusal('invalid-command', 'Work is handed over to somebody else. Name another person.');
  const [, ...above] = await selfAndAbove(manager, person.id);
  const aboveId = above.find(({ active }) => active)?.id ?? null;
  const shown = rows.map((row) => [row.kind, row.id, row.part, row.version, row.becomes, row.to?.id ?? null]);
  const digest = contentHash({ person: person.id, version: person.version, aboveId, shown });
  return { person, rows, ends: await accessOf(manager, person.id), aboveId, digest };
}

function isMeant({ kind, id, part }: LeavingChoice, holding: Holding): boolean {
  return kind === holding.kind && id.toLowerCase() === holding.id && (part === undefined || part === holding.part);
}

const ends = { becomes: 'end', to: null, why: 'ends with them' } as const;

/** What cannot go to somebody by this, and what is to be done about it. */
function stayingOf(
  { kind, id }: Holding,
  newest: ReadonlySet<string>,
): Pick<LeavingRow, 'becomes' | 'to' | 'why'> | null {
  if (kind === 'policy' && !newest.has(id))
    return { becomes: 'stay', to: null, why: 'A newer version is published: re-plan what runs by this one.' };
  const how = kind === 'policy' || kind === 'template' ? undefined : otherwise[kind];
  return how === undefined ? null : { becomes: 'stay', to: null, why: how };
}
