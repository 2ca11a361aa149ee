import { draw, rankOf, shuffled } from '../sample/draw.js';
import { Refusal } from '../refusal.js';
import { fewestLabels } from './bound.js';
import { licenceLimits, type Candidate, type LicencePlan } from './licence.js';

/** Records of one market, or of the same several, and of one domain: a licence holds for each by itself. */
export interface Stratum {
  /** `SG, MY · seller fraud` */
  name: string;
  domain: string | null;
  markets: string[];
  /** Records that the rule matched in the period, and those that it looked at and did not. */
  matched: number;
  unmatched: number;
  /** How many of each are labelled; none of a stratum that has too few matches to be licensed. */
  drawn: number;
  drawnUnmatched: number;
}

export interface DrawnUnit extends Candidate {
  /** By which the review round calls it; it says nothing of what the rule has said. */
  key: string;
  stratum: string;
}

/** By which a stratum is called: all markets of the record, in the order of the alphabet, and its domain. */
export function stratumOf({ markets, domain }: Pick<Candidate, 'markets' | 'domain'>): string {
  return `${markets.length === 0 ? 'no market' : [...markets].sort().join(', ')} · ${domain ?? 'no domain'}`;
}

/** How many labels a plan asks for of each stratum. */
export function labelsFor(allowed: number, errors: number): number {
  return fewestLabels(allowed, errors);
}

/**
 * The strata of a plan, and what is drawn of each by its seed: as many matches as it takes, and some of what the rule did not match.
 * A stratum with fewer matches than that is not licensed, and nothing of it is labelled.
 *
 * @throws Refusal `invalid-command` where no stratum has enough, or there are too many
 */
export function drawnFor(
  candidates: readonly Candidate[],
  { labels, unmatched }: Pick<LicencePlan, 'labels' | 'unmatched'>,
  seed: string,
): { strata: Stratum[]; units: DrawnUnit[] } {
  const named = candidates.map((one) => ({ ...one, key: `${one.id}/${one.seq}`, stratum: stratumOf(one) }));
  const groups = Map.groupBy(named, ({ stratum }) => stratum);
  const strata: Stratum[] = [];
  const units: DrawnUnit[] = [];
  for (const name of [...groups.keys()].sort()) {
    const all = groups.get(name) ?? [];
    const [first] = all;
    if (!first) continue;
    const matched = all.filter((one) => one.matched);
    const others = all.filter((one) => !one.matched);
    const enough = matched.length >= labels;
    const taken = enough ? drawnOf(matched, labels, seed) : [];
    const rest = enough ? drawnOf(others, unmatched, seed) : [];
    strata.push({
      ...{ name, domain: first.domain, markets: [...first.markets].sort() },
      ...{ matched: matched.length, unmatched: others.length, drawn: taken.length, drawnUnmatched: rest.length },
    });
    units.push(...taken, ...rest);
  }
  requireEnough(strata, labels);
  return {
    strata,
    units: shuffled(`${seed}/order`, units).map((unit) => ({ ...unit, key: blindKey(seed, unit.key) })),
  };
}

const drawnOf = <U extends { key: string; stratum: string }>(list: U[], size: number, seed: string): U[] =>
  draw(list, seed, { method: 'simple', size }).units.map(({ unit }) => unit);

/** Not to be guessed from the record: the list of the round tells nobody which event it was. */
function blindKey(seed: string, key: string): string {
  return rankOf(`${seed}/key`, key).slice(0, 16);
}

function requireEnough(strata: readonly Stratum[], labels: number): void {
  if (strata.length > licenceLimits.strata)
    throw new Refusal(
      'invalid-command',
      `Its records stand in ${strata.length} combinations of markets and domain, and a licence has ${licenceLimits.strata} at most. Write a rule for fewer of them.`,
    );
  if (strata.some(({ drawn }) => drawn > 0)) return;
  const most = [...strata].sort((a, b) => b.matched - a.matched)[0];
  const there = most === undefined ? 'it has matched nothing' : `the most are ${most.matched}, of ${most.name}`;
  throw new Refusal(
    'invalid-command',
    `Such a licence needs ${labels} matched records of one combination of markets and domain, and in this period ${there}. Watch the rule longer, allow more errors in a hundred, or fewer among the labels.`,
    { path: 'from' },
  );
}
