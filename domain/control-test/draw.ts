import { Refusal } from '../refusal.js';
import { shuffled } from '../sample/draw.js';
import type { ControlTestChange } from './change.js';
import {
  mostSampled,
  type ControlTestCommand,
  type ControlTestOutcome,
  type PopulationUnit,
  type Sample,
} from './control-test.js';
import { sizeFor } from './sample-size.js';

type Draw = Extract<ControlTestCommand, { type: 'draw' }>;

/** A sample by a seed, so that anybody draws the same again; in the place of one of which nothing is judged yet. */
export function draw(change: ControlTestChange, command: Draw): ControlTestOutcome {
  change.require('draw');
  const { current, actorId, at } = change;
  if (current.about === 'design')
    throw new Refusal(
      'invalid-command',
      'A test of the design has no sample: read what the control says, and conclude.',
    );
  if (current.items.some(({ result }) => result !== null))
    throw new Refusal('invalid-command', 'Some of its sample are judged already: another sample would drop them.');
  const { units, ...how } = command.source === 'list' ? ofList(command) : ofPeriod(change, command);
  const sample: Sample = { ...how, seed: command.seed, size: units.length, by: actorId ?? current.testerId, at };
  change.set({
    status: 'testing',
    sample,
    items: units.map((unit, index) => ({ ...unit, place: index + 1, result: null, note: null })),
  });
  return change.done('control_test.drawn', { ...sample, keys: units.map(({ key }) => key) });
}

type Drawn = Omit<Sample, 'seed' | 'size' | 'by' | 'at'> & { units: PopulationUnit[] };

function ofList({ file, sha256, population, units, sizeBy }: Extract<Draw, { source: 'list' }>): Drawn {
  return { ...{ source: 'list', from: null, until: null, file, sha256, population, sizeBy }, units };
}

/** From the runs that were due in a period and whose time is over. @throws Refusal `invalid-command` */
function ofPeriod(
  { now: { population } }: ControlTestChange,
  { from, until, seed, size: asked }: Extract<Draw, { source: 'occurrences' }>,
): Drawn {
  if (until < from) throw new Refusal('invalid-command', 'The period ends before it begins.', { path: 'until' });
  if (population.length === 0)
    throw new Refusal('invalid-command', 'No run of that period is over, so there is nothing to draw from.', {
      path: 'from',
    });
  const byTable = sizeFor(population.length, from, until);
  const size = Math.min(asked ?? byTable.size, population.length, mostSampled);
  return {
    ...{ source: 'occurrences', from, until, file: null, sha256: null, population: population.length },
    sizeBy: asked === undefined ? byTable.sizeBy : null,
    units: shuffled(seed, population).slice(0, size),
  };
}
