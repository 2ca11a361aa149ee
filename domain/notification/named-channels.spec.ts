import { itemRecord } from '../../test/factories/item-case.js';
import type { ItemCommand } from '../item/commands.js';
import { decideItem } from '../item/decide.js';
import { fireDueSteps } from '../item/fire.js';
import { noOutcome } from '../record/outcome.js';
import { noCheckYet } from '../item/check.js';
import { defaultEffectivenessPolicy } from '../policy/effectiveness.js';
import { channels, type Channel } from './channels.js';
import { namedChannels } from './named-channels.js';

const day = 86_400_000;
const start = Date.UTC(2026, 0, 5, 2);
const due = { date: '2026-01-30', time: '18:00', zone: 'Asia/Singapore' };
const later = { ...due, date: '2026-02-27' };

/** Days after the start, who, and what: everything that an item asks of anybody under a policy, once. */
const life: [number, string, ItemCommand][] = [
  [1, 'owner', { type: 'start' }],
  [2, 'owner', { type: 'request_extension', extensionId: 'x', due: later, reason: 'the vendor is late' }],
  [9, 'owner', { type: 'take_back_extension', reason: 'no need' }],
  [10, 'owner', { type: 'submit', statement: 'Done' }],
  [11, 'manager', { type: 'ask', questionId: 'q', question: 'Where?' }],
  [12, 'owner', { type: 'edit', content: { title: 'Another title' } }],
  [20, 'owner', { type: 'withdraw', reason: 'more to do' }],
  [31, 'owner', { type: 'submit', statement: 'Done' }],
  [32, 'manager', { type: 'sign', decision: 'approve' }],
  [80, 'nobody', { type: 'start' }],
];

test.each(channels.map((channel) => [channel]))('what is asked under policies that name %s goes there', (channel) => {
  const named: Channel[] = [channel];
  const base = itemRecord({ due });
  const subject = itemRecord({
    due,
    facts: { check: noCheckYet('f1') },
    names: { owner: 'Owner', manager: 'Manager' },
    policies: {
      escalation: {
        ...base.policies.escalation,
        levels: base.policies.escalation.levels.map((level) => ({ ...level, channels: named })),
      },
      reminder: { ...base.policies.reminder, channels: named },
      signOff: { ...base.policies.signOff, channels: named },
      extension: { ...base.policies.extension, channels: named },
      effectiveness: { ...defaultEffectivenessPolicy, channels: named },
    },
  });
  let outcome = decideItem(noOutcome(subject), { type: 'activate' }, { actorId: null, key: 'a', at: start });
  for (const [days, actorId, command] of life) {
    const at = start + days * day;
    outcome = fireDueSteps(outcome, at);
    if (actorId !== 'nobody') outcome = decideItem(outcome, command, { actorId, key: `${days} ${command.type}`, at });
  }
  const used = Map.groupBy(outcome.notices, ({ kind }) => kind);
  const asked = [
    'reminder',
    'level',
    'submitted',
    'content_changed',
    'withdrawn',
    'sign_off_limit',
    'extension_requested',
    'extension_taken_back',
    'extension_limit',
    'check_asked',
    'check_late',
  ] as const;
  for (const kind of asked) expect([kind, used.get(kind)?.map((notice) => notice.channels)[0]]).toEqual([kind, named]);
  expect(used.get('assigned')?.[0]?.channels).toEqual(['inbox', 'email']);
});

test('a tollgate is asked for by its own policy, and what no policy speaks of goes by mail', () => {
  const signOff = { channels: ['lark'] satisfies Channel[] };
  expect(namedChannels('tollgate_opened', { signOff })).toEqual(['lark']);
  expect(namedChannels('question_answered', { signOff })).toEqual(['lark']);
  expect(namedChannels('tollgate_passed', { signOff })).toEqual(['inbox', 'email']);
  expect(namedChannels('extension_requested', {})).toEqual(['inbox', 'email']);
});
