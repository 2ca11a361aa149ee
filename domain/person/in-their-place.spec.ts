import { notificationKinds } from '../notification/messages.js';
import { describeNotification } from '../notification/messages.js';
import { inTheirPlace, type Leaver } from '../notification/in-their-place.js';
import type { Recipient } from './recipients.js';

const owner: Recipient = { personId: 'wei', role: 'owner' };
const lead: Recipient = { personId: 'grace', role: 'domain_lead' };
const left = new Map<string, Leaver>([['wei', { name: 'Wei', managerId: 'boss' }]]);
const answering = { programManagerId: 'mei', administrators: ['ada', 'ben'] };

test('while one of those it is meant for is there, only that one hears of it', () => {
  expect(inTheirPlace('held', [owner, lead], left, answering)).toEqual([lead]);
});

test('whoever can hand it over hears of it: the program manager', () => {
  expect(inTheirPlace('held', [owner], left, answering)).toEqual([
    { personId: 'mei', role: 'in_place', for: { id: 'wei', name: 'Wei' } },
  ]);
});

test('without a program manager it is their own manager and those who administer, each once', () => {
  const none = { programManagerId: null, administrators: ['boss', 'ada'] };
  expect(inTheirPlace('occurrence_failed', [owner], left, none).map(({ personId }) => personId)).toEqual([
    'boss',
    'ada',
  ]);
});

test('whoever did it knows: the next ones up hear of it, and they themselves only where there is nobody else', () => {
  const heard = (byId: string, programManagerId: string | null, administrators: string[]) =>
    inTheirPlace('held', [owner], left, { programManagerId, administrators, byId }).map(({ personId }) => personId);
  expect(heard('mei', 'mei', ['ada', 'ben'])).toEqual(['boss', 'ada', 'ben']);
  expect(heard('ada', 'mei', ['ada', 'ben'])).toEqual(['mei']);
  expect(heard('ada', null, ['ada', 'ben'])).toEqual(['boss', 'ben']);
  expect(heard('boss', 'boss', ['boss'])).toEqual(['boss']);
});

test('what is news to nobody else is told to nobody else', () => {
  for (const kind of ['reassigned', 'risk_reassigned', 'risk_no_longer_asked', 'risk_review_withdrawn'] as const)
    expect(inTheirPlace(kind, [owner], left, answering)).toEqual([]);
});

test.each([...notificationKinds])(
  '%s says in whose place somebody hears of it, and does not say “you” of them',
  (kind) => {
    const facts = {
      itemTitle: 'Retrain',
      itemNumber: 7,
      programName: 'Leakage',
      role: 'in_place' as const,
      forName: 'Wei',
    };
    const { title, body } = describeNotification(kind, facts);
    expect(title).toMatch(/^For Wei, who has left: /);
    expect(body).toMatch(/^This was for Wei, who has left: “.*” You are told in their place\. /);
  },
);
