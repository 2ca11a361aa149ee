import { all, always, goesOn, phaseIs, waitsForReader, while_, type Rule } from './claims.js';
import { toSign } from './link-action.js';
import type { MessageSet } from './message-set.js';
import { because } from './phrases.js';

const phaseIsEmpty: Rule = (now, said) =>
  said.phaseName !== null && now.filled.includes(said.phaseName) ? 'the phase has items by now' : null;

/** What people are told about programs, their phases and tollgates. */
export const programMessages = {
  tollgate_opened: {
    group: 'decisions',
    asks: toSign,
    untrue: all(waitsForReader('signOff'), phaseIs('tollgate')),
    topic: 'sign_off',
    says: (f) => ({
      title: `${f.programName}: ${f.phaseName ?? 'a phase'} is at its tollgate`,
      body: [
        `All items of ${f.phaseName ?? 'the phase'} are done or cancelled.`,
        'Sign that the phase is passed, or send it back with a reason.',
      ],
    }),
  },
  tollgate_sent_back: {
    group: 'program_news',
    untrue: all(goesOn, phaseIs('open')),
    topic: null,
    says: (f) => ({
      title: `${f.programName}: ${f.phaseName ?? 'a phase'} was sent back at its tollgate`,
      body: [
        `${f.phaseName ?? 'The phase'} is open again.`,
        because(f),
        'Reopen or add what is missing; the tollgate opens anew when it is done.',
      ],
    }),
  },
  tollgate_passed: {
    group: 'program_news',
    untrue: always,
    topic: null,
    says: (f) => ({
      title: `${f.programName}: ${f.phaseName ?? 'a phase'} has passed its tollgate`,
      body: [`${f.phaseName ?? 'The phase'} is signed off, and the next phase is open.`],
    }),
  },
  program_closed: {
    group: 'program_news',
    untrue: while_('closed'),
    topic: null,
    says: (f) => ({
      title: `${f.programName} is closed`,
      body: [`Its last phase, ${f.phaseName ?? 'the only one'}, is signed off.`],
    }),
  },
  phase_empty: {
    group: 'own_work',
    untrue: all(goesOn, phaseIs('open'), phaseIsEmpty),
    topic: null,
    says: (f) => ({
      title: `${f.phaseName ?? 'A phase'} of ${f.programName} has no item`,
      body: [
        `The phase ${f.phaseName ?? ''} of ${f.programName} is open, and nothing is to be done in it: it waits until it has items.`,
        'Add what is to be done. If that is nothing, open its tollgate with the reason; when it is signed, the next phase opens.',
      ],
    }),
  },
  phase_target_missed: {
    group: 'escalations',
    untrue: all(goesOn, phaseIs('open', 'tollgate')),
    topic: null,
    says: (f) => ({
      title: `${f.programName}: ${f.phaseName ?? 'a phase'} has missed its target date`,
      body: [
        `${f.phaseName ?? 'The phase'} is still open after its target date.`,
        'Look at its open items, and move them or the date.',
      ],
    }),
  },
} satisfies MessageSet;
