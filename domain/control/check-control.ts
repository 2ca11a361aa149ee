import type { BodyProblem } from '../body-checks.js';
import { workingLimitProblem } from '../calendar/working-limit.js';
import { everyProblem, scheduleProblems } from '../recurrence/schedule.js';
import { mostInARow, type ControlContent } from './control.js';

/** In working days: a run that may be later than that is another run. */
const longestWithin = 60;

/** What is wrong with what a control expects, whose fields are right each by itself. */
export function controlProblems({ frequency, within, attestEvery, missed }: ControlContent): BodyProblem[] {
  const problems = scheduleProblems(frequency).map(({ path, message }) => ({ path: `frequency.${path}`, message }));
  const late = workingLimitProblem(within, longestWithin);
  if (late !== null) problems.push({ path: 'within', message: late });
  const every = everyProblem(attestEvery);
  if (every !== null) problems.push({ path: 'attestEvery', message: every });
  const { raises, inARow, rating } = missed;
  if (inARow < 1 || inARow > mostInARow)
    problems.push({ path: 'missed.inARow', message: `must be from 1 to ${mostInARow}.` });
  if (raises === 'finding' && rating === null)
    problems.push({
      path: 'missed.rating',
      message: 'is needed: a finding is rated. Give low, medium, high or critical.',
    });
  if (raises !== 'finding' && rating !== null)
    problems.push({ path: 'missed.rating', message: 'is of a finding. Leave it out, or raise a finding.' });
  return problems;
}
