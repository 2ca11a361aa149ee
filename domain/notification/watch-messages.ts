import { always, while_ } from './claims.js';
import type { MessageSet } from './message-set.js';
import { because, sentence } from './phrases.js';

/** What those are told who see to it that the machine runs. */
export const watchMessages = {
  webhook_disabled: {
    group: 'escalations',
    untrue: while_('off'),
    topic: 'failing',
    says: (f) => ({
      title: `The webhook ${f.itemTitle} was switched off`,
      body: [
        `Nothing has been delivered to ${f.itemTitle} for too long.`,
        because(f),
        'Put its receiver right, switch it on again, and replay what it missed.',
      ],
    }),
  },
  webhook_given_up: {
    group: 'escalations',
    untrue: while_('on'),
    topic: 'failing',
    says: (f) => ({
      title: `The webhook ${f.itemTitle} has missed events`,
      body: [
        `${f.itemTitle} takes events, but some it refused for two days; they were given up.`,
        f.reason === undefined || f.reason === '' ? '' : `It answered: ${sentence(f.reason)}`,
        'Look at its deliveries that are dead, put its receiver right, and replay what it missed.',
      ],
    }),
  },
  rule_stopped: {
    group: 'escalations',
    untrue: always,
    topic: 'failing',
    says: (f) => ({
      title: `The rule ${f.itemTitle} has stopped by itself`,
      body: [
        because(f),
        'Nothing more comes of what it has matched and waits. Look at what it proposed; put it into shadow again once it is right.',
      ],
    }),
  },
  licence_fallen: {
    group: 'escalations',
    untrue: always,
    topic: 'failing',
    says: (f) => ({
      title: `The licence to act ${f.itemTitle} is over`,
      body: [because(f), 'Nothing is done by it any more: where the rule acted it proposes again, and people decide.'],
    }),
  },
  licence_judged: {
    group: 'escalations',
    untrue: always,
    topic: null,
    says: (f) => ({
      title: `All is labelled for the licence to act ${f.itemTitle}`,
      body: [because(f), 'Its report says what the labels came to.'],
    }),
  },
  channel_down: {
    group: 'escalations',
    untrue: while_('failing'),
    topic: 'failing',
    says: (f) => ({
      title: `Nothing leaves by ${f.itemTitle}`,
      body: [
        `${f.programName} takes no messages, whoever they are for.`,
        f.reason === undefined || f.reason === '' ? '' : `It says: ${sentence(f.reason)}`,
        'What waits leaves by itself when it is well again, and no ladder climbs because of it. Look at the settings and at the server.',
      ],
    }),
  },
  // That it has been mended meanwhile harms nobody.
  calendars_unknown: {
    group: 'reminders',
    untrue: always,
    topic: null,
    says: ({ moved = { count: 0, items: [] } }) => ({
      title: `The days off of ${moved.count === 1 ? 'a calendar' : `${moved.count} calendars`} are not known`,
      body: [
        'Dates are counted with days that are likely, and say so. Who answers for calendars can mend it:',
        ...moved.items.map((item) => `${item}.`),
      ],
    }),
  },
  // Whoever ended it meanwhile knows.
  record_set_aside: {
    group: 'escalations',
    untrue: always,
    topic: 'failing',
    says: (f) => ({
      title: `${f.itemTitle} is set aside: the machine cannot go on with it`,
      body: [
        `Nothing happens by itself to ${f.itemTitle} until this is put right; all else goes on.`,
        f.reason === undefined || f.reason === '' ? '' : sentence(f.reason),
        'Change it, or end it. It is tried again by itself, once an hour at least.',
      ],
    }),
  },
  command_refused: {
    group: 'escalations',
    untrue: always,
    topic: 'failing',
    says: (f) => ({
      title: 'A command that nobody here sent was refused',
      body: [
        `It was for the ${f.itemTitle}, and nothing of it was done: ${sentence(f.reason ?? '')}`,
        'Somebody who is not the API writes to the Temporal server, or an API runs with a key that was removed. ' +
          'See who can reach that server, and which keys of commands are accepted.',
        'More of them are counted and stand in the trail; you are told once an hour at most.',
      ],
    }),
  },
  manager_passes_alone: {
    group: 'escalations',
    untrue: always,
    topic: null,
    says: (f) => ({
      title: `By “${f.itemTitle}” a program’s manager passes its tollgates alone`,
      body: [
        'A new installation asks the domain lead, so that nobody passes the program that they manage; yours keeps the policy that it has.',
        'To change that, publish a version of it without program_manager, and give it to your programs. You are told this once.',
      ],
    }),
  },
} satisfies MessageSet;
