import { abouts, checkStates, type Check, type DoctorFacts } from './check.js';
import { engineChecks } from './judge-engine.js';
import { placeChecks } from './judge-place.js';
import { reachChecks } from './judge-reach.js';

/** What is wrong here, and what is well, in sentences; the worst first, otherwise in the order of what is looked at. */
export function judge(facts: DoctorFacts): Check[] {
  const checks = [...placeChecks(facts), ...engineChecks(facts), ...reachChecks(facts.database)];
  return checks.toSorted(
    (a, b) =>
      checkStates.indexOf(a.state) - checkStates.indexOf(b.state) || abouts.indexOf(a.about) - abouts.indexOf(b.about),
  );
}
