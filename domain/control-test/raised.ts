import type { FindingContent, Grade } from '../finding/finding.js';
import type { Rating } from '../policy/rating.js';
import { cut } from '../text/cut.js';
import { controlTestKey, type ControlTestRecord, type Deficiency } from './control-test.js';
import { tallyOf } from './sample-size.js';

const ratings: Record<Deficiency, Rating> = {
  deficiency: 'medium',
  significant_deficiency: 'high',
  material_weakness: 'critical',
};

/** What a test that failed raises: rated by the deficiency that its tester found. */
export function raisedByFailing({ facts, control }: Pick<ControlTestRecord, 'facts' | 'control'>): FindingContent & {
  grade: Grade;
} {
  const { key, title, objective, stage } = control;
  const { conclusion, sample, items, about } = facts;
  const { exceptions, judged } = tallyOf(items);
  const looked = sample === null ? '' : ` ${exceptions} exceptions among ${judged}, drawn from ${sample.population}.`;
  const notes = items.flatMap(({ key: one, result, note }) =>
    result === 'exception' ? [`${one}: ${note ?? ''}`] : [],
  );
  return {
    grade: 'finding',
    rating: ratings[conclusion?.deficiency ?? 'deficiency'],
    title: cut(`${key} “${title}” is not effective in its ${about === 'design' ? 'design' : 'operation'}`, 200),
    condition: cut(
      [`The test ${controlTestKey(facts.number)} found it so: ${conclusion?.statement ?? ''}${looked}`, ...notes].join(
        '\n',
      ),
      20_000,
    ),
    criteria: `${key} “${title}”: ${objective}`,
    ...{ cause: null, effect: null, recommendations: [], stage, domain: facts.domain, markets: facts.markets },
  };
}
