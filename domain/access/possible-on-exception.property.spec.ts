import fc from 'fast-check';
import { day } from '../../test/factories/domain-records.js';
import { World } from '../../test/factories/exception-world.js';
import { mayDoToException } from './exception-access.js';
import type { Actor } from './actor.js';
import type { ItemCommand } from '../item/commands.js';
import { noOutcome } from '../record/outcome.js';
import { Refusal } from '../refusal.js';
import { waitingFor } from '../sign-off/round.js';
import type { ExceptionCommand } from '../exception/commands.js';
import { decideException } from '../exception/decide.js';
import type { ExceptionRecord } from '../exception/exception.js';
import { lookAtException } from '../exception/look.js';
import { exceptionAccessParts, possibleForException } from './possible-on-exception.js';
import { ratings } from '../policy/rating.js';
import { allowedExceptionEvents, exceptionEvents, exceptionStatuses, type ExceptionEvent } from '../exception/table.js';

const people: Actor[] = [
  ...['analyst', 'head', 'owner', 'boss', 'lead', 'chief', 'manager'].map((id) => ({
    ...{ id, name: id, access: 'member' as const },
  })),
  { id: 'ada', name: 'Ada', access: 'administrator' },
  { id: 'audit', name: 'Audit', access: 'auditor' },
  ...(['head_of_governance', 'program_manager', 'administrator', 'risk_analyst'] as const).map((role): Actor => ({
    ...{ id: role, name: role, access: 'member' },
    grants: [{ role, scope: { kind: 'all' } }],
  })),
];

const machine: readonly ExceptionEvent[] = ['start', 'end', 'evaluate'];
const byPeople = exceptionEvents.filter((event) => !machine.includes(event));

/** What people send: each with words that nobody objects to. */
function sent(event: ExceptionEvent, { round }: ExceptionRecord, n = 0): ExceptionCommand[] {
  const hash = round ? { contentHash: round.contentHash } : {};
  switch (event) {
    case 'sign':
      return [
        { type: 'sign', decision: 'approve', ...hash },
        { type: 'sign', decision: 'refuse', reason: 'no', ...hash },
        { type: 'sign', decision: 'send_back', reason: 'no', ...hash },
      ];
    case 'edit':
      return [{ type: 'edit', content: { rationale: `Written at ${n}` } }];
    case 'renew':
      return [{ type: 'renew', successorId: 'x' }];
    case 'reassess':
      return ratings.map((residual) => ({ type: 'reassess', inherent: 'critical', residual, reason: 'looked again' }));
    case 'request':
      return [{ type: 'request' }];
    default:
      return [{ type: event as 'withdraw' | 'revoke', reason: 'no' }];
  }
}

/** What the API and the engine do with it. */
function carryOut(subject: ExceptionRecord, command: ExceptionCommand, actor: Actor, at: number): void {
  mayDoToException(actor, command.type, exceptionAccessParts(subject));
  decideException(lookAtException(noOutcome(subject), at), command, { actorId: actor.id, key: 'k', at });
}

function refusalOf(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

function check(subject: ExceptionRecord, at: number): void {
  for (const actor of people) {
    const may = possibleForException(subject, actor, at);
    for (const event of byPeople) {
      const answers = sent(event, subject, at).map((command) => refusalOf(() => carryOut(subject, command, actor, at)));
      const carried = answers.some((code) => code === null || code === 'invalid-command');
      const what = [actor.id, subject.exception.status, event, answers];
      expect([...what, may.includes(event)]).toEqual([...what, carried]);
    }
  }
}

const happening = fc.record({
  who: fc.constantFrom('approver', 'approver', 'approver', 'requester', 'ada', 'boss'),
  event: fc.oneof(
    { weight: 3, arbitrary: fc.constant<ExceptionEvent>('sign') },
    { weight: 3, arbitrary: fc.constantFrom(...byPeople) },
  ),
  way: fc.nat({ max: 3 }),
  on: fc.nat({ max: 2 }),
  days: fc.constantFrom(0, 0, 1, 4),
  item: fc.constantFrom<ItemCommand | null>(null, null, null, { type: 'edit', content: { severity: 'critical' } }),
});

test('what a person may do to an exception is what is carried out when they send it, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 1, maxLength: 8 }), (list) => {
      const world = new World();
      const ids = [...world.exceptions.keys()];
      const itemId = [...world.items.keys()][0] ?? '';
      for (const { who, event, way, on, days, item } of list) {
        world.advance(world.at + days * day);
        const id = ids[on] ?? '';
        const subject = world.exceptions.get(id)!;
        const [waiting] = subject.round ? waitingFor(subject.round) : [];
        const named: Record<string, string> = {
          approver: waiting?.personId ?? 'lead',
          requester: subject.exception.requestedBy,
        };
        const actorId = named[who] ?? who;
        const commands = sent(event, subject, world.at);
        const command = commands[way % commands.length];
        const by = { actorId, key: world.key(), at: world.at };
        refusalOf(() => {
          if (item) world.item(itemId, item, 'manager', world.key(), world.at);
          else if (command)
            world.exception(id, ({ after }) =>
              decideException(lookAtException(noOutcome(after), world.at), command, by),
            );
        });
        check(world.exceptions.get(id)!, world.at);
      }
    }),
    { numRuns: Number(process.env['MAY_RUNS'] ?? 60), seed: Number(process.env['MAY_SEED'] ?? 12) },
  );
});

test('no refusal names a command that only the machine has', () => {
  for (const status of exceptionStatuses)
    expect(allowedExceptionEvents(status).filter((event) => machine.includes(event))).toEqual([]);
});
