import { leftToSweep } from '../../../../domain/record/step.js';
import { living } from '../../../../database/kinds.js';
import type { DueStep } from '../../../../database/watch/due-steps.js';

/** Whether no workflow waits for it, so that whoever goes by the plan fires it at its instant. */
export function isLeftToSweep({ kind, step }: Pick<DueStep, 'kind' | 'step'>): boolean {
  return living[kind].armsOnly && leftToSweep.includes(step);
}
