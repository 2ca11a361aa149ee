import type { ItemOutcome } from './outcome.js';
import fc from 'fast-check';
import { singapore } from '../../test/factories/calendars.js';
import { itemRecord } from '../../test/factories/item-case.js';
import { stepKeyText } from '../record/step.js';
import type { ItemCommand } from './commands.js';
import { decideItem } from './decide.js';
import { fireDueSteps } from './fire.js';
import { foresee } from './foresee.js';
import { noOutcome } from '../record/outcome.js';

const start = Date.UTC(2026, 0, 5, 2);
const day = 86_400_000;
const command = fc.constantFrom<ItemCommand>(
  { type: 'start' },
  { type: 'acknowledge' },
  { type: 'submit', statement: 'done' },
  { type: 'hold', reason: 'waits' },
  { type: 'resume' },
  { type: 'reassign', ownerId: 'boss' },
);

test('what is foreseen is what then fires, and whom it reaches, however time comes along', () => {
  const story = fc.record({
    due: fc.integer({ min: -3, max: 12 }),
    commands: fc.array(fc.record({ command, after: fc.integer({ min: 0, max: 4 * day }) }), { maxLength: 5 }),
    ticks: fc.array(fc.integer({ min: 1, max: 5 * day }), { maxLength: 12 }),
    window: fc.record({ from: fc.integer({ min: 0, max: 15 * day }), length: fc.integer({ min: 1, max: 4 * day }) }),
  });
  fc.assert(
    fc.property(story, ({ due, commands, ticks, window }) => {
      const from = start + window.from;
      const maintenance = [
        { id: 'w', reason: 'freeze', from, to: from + window.length, market: null, programId: null },
      ];
      const date = new Date(start + due * day).toISOString().slice(0, 10);
      const draft = itemRecord({
        due: { date, time: null, zone: 'Asia/Singapore' },
        calendars: { owner: singapore, boss: singapore },
        maintenance,
      });
      let at = start;
      let outcome = decideItem(noOutcome(draft), { type: 'activate' }, { actorId: null, key: 'a', at });
      for (const [index, { command: next, after }] of commands.entries()) {
        at += after;
        outcome = fireDueSteps(outcome, at);
        try {
          outcome = decideItem(outcome, next, { actorId: 'manager', key: `k${index}`, at });
        } catch {
          // Refused in this state: nothing has changed.
        }
      }
      const before = fireDueSteps(outcome, at).after;
      const foreseen = foresee(before);
      let then: ItemOutcome = noOutcome(before);
      for (const tick of [...ticks, 400 * day]) then = fireDueSteps(then, (at += tick));
      const known = new Set(before.steps.filter(({ state }) => state === 'fired').map(stepKeyText));
      const fired = then.after.steps.filter((step) => step.state === 'fired' && !known.has(stepKeyText(step)));
      const text = (step: (typeof fired)[number]): string => `${stepKeyText(step)} ${step.fireAt} ${step.because}`;
      expect(foreseen.map(({ step }) => text({ ...step })).sort()).toEqual(fired.map(text).sort());
      const reached = then.notices.flatMap(({ to }) => to.map(({ personId }) => personId));
      expect(foreseen.flatMap(({ told }) => told.map(({ personId }) => personId))).toEqual(reached);
    }),
    { numRuns: 300 },
  );
});
