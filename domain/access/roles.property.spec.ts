import fc from 'fast-check';
import { itemRecord } from '../../test/factories/item-case.js';
import { decideItem } from '../item/decide.js';
import type { ItemCommand } from '../item/commands.js';
import type { ItemRecord } from '../item/item.js';
import { itemEvents, machineEvents, type ItemEvent } from '../item/table.js';
import { noOutcome } from '../record/outcome.js';
import { Refusal } from '../refusal.js';
import { mayAdminister, mayKeepPolicies, mayKeepTemplates, mayLaunch, mayReadAudit } from './access.js';
import { canDoToItem } from './item-access.js';
import type { Access, Actor } from './actor.js';
import { canDoToException } from './exception-access.js';
import { roles, scopeKinds, type Grant, type Scope } from './grant.js';
import { administers } from './held.js';
import { covers, everywhere, type Place } from './place.js';
import { accessParts, possibleFor } from './possible-on-item.js';

const start = Date.UTC(2026, 0, 5, 2);
const place: Place = { domain: 'AML', markets: ['VN', 'TH'], programIds: ['p'] };
const due = { date: '2026-01-20', time: '18:00', zone: 'Asia/Singapore' };

const scopeOf = (kind: Scope['kind'], at: number): Scope => {
  switch (kind) {
    case 'all':
      return { kind };
    case 'domain':
      return { kind, domain: ['aml', 'KYC'][at % 2] ?? '' };
    case 'market':
      return { kind, market: ['vn', 'TH', 'SG'][at % 3] ?? '' };
    case 'program':
      return { kind, programId: ['p', 'q'][at % 2] ?? '' };
  }
};
const grants = fc.array(
  fc
    .tuple(fc.constantFrom(...roles), fc.constantFrom(...scopeKinds), fc.nat({ max: 5 }))
    .map(([role, kind, at]): Grant => ({ role, scope: scopeOf(kind, at) })),
  { maxLength: 6 },
);
const access = fc.constantFrom<Access>('administrator', 'program_manager', 'member', 'auditor');

const item: ItemRecord = itemRecord({ due, place });
const live = decideItem(noOutcome(item), { type: 'activate' }, { actorId: null, key: 'a', at: start }).after;
const byPeople = itemEvents.filter((event) => !(machineEvents as readonly ItemEvent[]).includes(event));
const can = (actor: Actor): ItemEvent[] => byPeople.filter((event) => canDoToItem(actor, event, accessParts(live)));
const refused = (work: () => unknown): boolean => {
  try {
    work();
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
};

test('a role takes nothing away, and gives nothing where it does not reach', () => {
  fc.assert(
    fc.property(access, grants, (level, given) => {
      const plain: Actor = { id: 'mai', name: 'Mai', access: level };
      const without = can(plain);
      const withAll = can({ ...plain, grants: given });
      expect(withAll).toEqual(expect.arrayContaining(without));
      const scopes = given.map(({ scope }) => scope);
      if (!covers(scopes, place)) expect(withAll).toEqual(without);
    }),
  );
});

test('whoever has the access of an auditor changes nothing, whatever was given to them', () => {
  fc.assert(
    fc.property(grants, (given) => {
      const actor: Actor = { id: 'audit', name: 'Audit', access: 'auditor', grants: given };
      expect(can(actor)).toEqual([]);
      expect(administers(actor)).toBe(false);
      for (const ask of [mayLaunch, mayKeepPolicies, mayKeepTemplates, mayAdminister])
        expect(
          refused(() => {
            ask(actor);
          }),
        ).toBe(true);
      expect(
        refused(() => {
          mayLaunch(actor, place);
        }),
      ).toBe(true);
      expect(
        refused(() => {
          mayReadAudit(actor);
        }),
      ).toBe(false);
      const parts = { requestedBy: 'audit', riskOwnerId: 'audit', domainLeadId: 'audit', programManagerIds: [], place };
      expect(canDoToException(actor, 'revoke', parts)).toBe(false);
    }),
  );
});

test('what is the whole installation’s is done by a role for all of it, and by no other', () => {
  fc.assert(
    fc.property(grants, (given) => {
      const actor: Actor = { id: 'mai', name: 'Mai', access: 'member', grants: given };
      const forAll = (...names: string[]): boolean =>
        given.some(({ role, scope }) => names.includes(role) && scope.kind === 'all');
      expect(
        refused(() => {
          mayAdminister(actor);
        }),
      ).toBe(!forAll('administrator'));
      expect(
        refused(() => {
          mayKeepPolicies(actor);
        }),
      ).toBe(!forAll('administrator', 'head_of_governance'));
      expect(
        refused(() => {
          mayLaunch(actor, everywhere);
        }),
      ).toBe(!forAll('administrator', 'program_manager'));
      expect(
        refused(() => {
          mayReadAudit(actor);
        }),
      ).toBe(!forAll('administrator', 'head_of_governance', 'auditor'));
    }),
  );
});

/** What makes an obligation weaker, or decides on it. */
const onOwnWork: readonly ItemCommand[] = [
  { type: 'hold', reason: 'r' },
  { type: 'cancel', reason: 'r' },
  { type: 'change_due', due: { ...due, date: '2026-03-01' }, reason: 'r' },
  { type: 'replan', signOffPolicyVersionId: 'other', reason: 'r' },
  { type: 'sign', decision: 'approve' },
];

test('nobody decides on their own work by a role, neither as its owner nor as whoever owned it before', () => {
  fc.assert(
    fc.property(access, grants, fc.boolean(), fc.boolean(), (level, given, before, submitted) => {
      const by = { actorId: 'owner', key: 'k', at: start + 1 };
      const handedIn = submitted ? decideItem(noOutcome(live), { type: 'submit', statement: 'done' }, by).after : live;
      const subject = before
        ? {
            ...handedIn,
            item: {
              ...handedIn.item,
              ownerId: 'sam',
              contributors: [{ personId: 'owner', ways: ['owned' as const] }],
            },
          }
        : handedIn;
      const actor: Actor = { id: 'owner', name: 'Owner', access: level, grants: given };
      for (const command of onOwnWork)
        expect(
          refused(() => decideItem(noOutcome(subject), command, { ...by, key: command.type, at: start + 2 })),
        ).toBe(true);
      const may = possibleFor(subject, actor, start + 2);
      expect(may.filter((event) => ['hold', 'cancel', 'replan', 'sign', 'set_effectiveness'].includes(event))).toEqual(
        [],
      );
    }),
    { numRuns: 60 },
  );
});
