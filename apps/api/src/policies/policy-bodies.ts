import { channels } from '../../../../domain/notification/channels.js';
import { exceptionRoles, recipientRoles } from '../../../../domain/person/recipients.js';
import type { PolicyKind } from '../../../../domain/policy/check-policy.js';
import { ratings } from '../../../../domain/policy/rating.js';
import { mostIds } from '../../../../domain/body-checks.js';
import { timeKinds } from '../../../../domain/calendar/duration.js';
import { policyLimits } from '../../../../domain/policy/policy-limits.js';
import { longestProofMinutes } from '../../../../domain/proof/proof.js';
import { choice, integer, list, object, schema, text, uuid, type JsonSchema } from '../openapi/json-schema.js';

const said = (of: JsonSchema, description: string, example?: unknown): JsonSchema => ({
  ...of,
  description,
  ...(example === undefined ? {} : { example }),
});

const upTo = (most: number, items: JsonSchema): JsonSchema => ({ ...list(items), maxItems: most });
const span: JsonSchema = { ...text, maxLength: policyLimits.duration };
const id: JsonSchema = { ...uuid, maxLength: 36 };
const duration = (description: string, example: string): JsonSchema => said(span, description, example);
const roles = (known: readonly string[], description: string): JsonSchema =>
  said(upTo(known.length, choice(known)), description);
const itemRoles = recipientRoles.filter((role) => role !== 'approver_manager');
/** Whoever asks and whoever owns the risk never sign. */
const exceptionSigners = exceptionRoles.filter(
  (role) => role !== 'requester' && role !== 'risk_owner' && role !== 'approver_manager',
);
const people = said(upTo(mostIds, id), 'People named outright, by id.', []);
const time = said(
  choice(timeKinds),
  'How ISO 8601 durations of this policy are read: by the calendar, or in working time of the owner’s calendar.',
);
const by = said(upTo(channels.length, choice(channels)), 'By which channels; `inbox` always holds.', [
  'inbox',
  'email',
]);
const whole = (minimum: number, maximum?: number): JsonSchema => ({
  ...integer,
  minimum,
  ...(maximum === undefined ? {} : { maximum }),
});
const repeat = said(
  object({
    every: duration('How often, at least five minutes.', 'P1D'),
    times: said(whole(1, 100), 'How many times, 1 to 100.', 3),
  }),
  'Told again until somebody has acted.',
);
const escalateTo = (known: readonly string[]): JsonSchema =>
  roles(known, 'Who is told besides those who are asked, when the limit has passed.');

const proof = said(
  object({
    maxAgeMinutes: said(
      whole(1, longestProofMinutes),
      `Not longer ago than so many minutes, 1 to ${longestProofMinutes}.`,
      5,
    ),
  }),
  'Whoever decides must have proved who they are, by their password or their provider. Left out: nothing is asked.',
);

const breakGlass = (known: readonly string[]): JsonSchema => {
  const may = known.filter((role) => role !== 'owner');
  return said(
    object({
      roles: roles(may, 'Who may ask, by their part.'),
      people,
      secondPerson: said(
        object({
          roles: roles(may, 'Who may confirm, by their part; never who asked, nor whose own work it is.'),
          people,
        }),
        'Who confirms or refuses it.',
      ),
      expires: duration('Not confirmed within this time it is over: PT15M to P7D.', 'PT4H'),
    }),
    'Who may have a round decided past its approvers, with a second person. Left out: nobody may.',
  );
};

const level = schema(
  'EscalationLevel',
  object(
    {
      after: duration('Counted from the breach; `PT0S` is the breach itself.', 'P2D'),
      roles: roles(itemRoles, 'Told by the part they have in the item when the step fires.'),
      people,
      'duty?': said(upTo(mostIds, id), 'Rotas by id: whoever is on duty then.', []),
      channels: by,
      'repeat?': repeat,
    },
    'One rung of the ladder.',
  ),
);

const stage = (name: string, known: readonly string[]): JsonSchema =>
  schema(
    name,
    object(
      {
        name: said({ ...text, maxLength: policyLimits.name }, 'What the stage is called.', 'Quality'),
        required: said(whole(1), 'How many must approve; with `weights`, what they must weigh together.', 1),
        roles: roles(known, 'Who may, by their part; looked up when they decide.'),
        people,
        'weights?': said(
          { type: 'object', additionalProperties: whole(1, policyLimits.weight) },
          'What an approval weighs, by role or id; 1 where nothing is said.',
          { domain_lead: 2 },
        ),
        'veto?': said(
          upTo(policyLimits.vetoes, { ...text, maxLength: policyLimits.name }),
          'Roles and ids whose send-back ends the round at once.',
          ['domain_lead'],
        ),
      },
      'One stage: the next opens when enough have approved.',
    ),
  );

const bodies: Record<PolicyKind, JsonSchema> = {
  escalation: schema(
    'EscalationPolicy',
    object({
      levels: upTo(policyLimits.levels, level),
      'bySeverity?': said(
        {
          type: 'object',
          additionalProperties: upTo(policyLimits.levels, level),
          maxProperties: policyLimits.severities,
        },
        'Ladders of their own for some severities, by name in lower case.',
      ),
      'time?': time,
      acknowledgementHolds: duration('How long an acknowledgement holds the ladder at most.', 'P1D'),
      'onHold?': said(choice(['due_stands', 'due_moves']), 'Whether the due date moves by the time on hold.'),
    }),
  ),
  reminder: schema(
    'ReminderPolicy',
    object({
      before: said(upTo(policyLimits.reminders, span), 'How long before due, each once.', ['P7D', 'P1D']),
      'time?': time,
      'hours?': said(choice(['any', 'working']), 'At any hour, or in working hours of the owner’s calendar.'),
      channels: by,
    }),
  ),
  sign_off: schema(
    'SignOffPolicy',
    object({
      stages: upTo(policyLimits.stages, stage('SignOffStage', itemRoles)),
      limit: duration('After this time without a decision of the stage it escalates.', 'P3D'),
      'time?': time,
      'repeat?': repeat,
      escalateTo: escalateTo(recipientRoles),
      channels: by,
      'proof?': proof,
      'breakGlass?': breakGlass(itemRoles),
    }),
  ),
  extension: schema(
    'ExtensionPolicy',
    object({
      rules: said(
        upTo(
          policyLimits.rules,
          object({
            'upToNumber?': said(whole(1, policyLimits.days), 'Holds up to the n-th extension of an item.', 1),
            'upToDays?': said(whole(1, policyLimits.days), 'Holds for as many calendar days at most.', 14),
            'upToTotalDays?': said(whole(1, policyLimits.days), 'The same, with those granted before.', 60),
            required: said(whole(1), 'How many must agree.', 1),
            roles: roles(itemRoles, 'Who may agree, by their part.'),
            people,
          }),
        ),
        'The first that fits decides; the last has no bounds.',
      ),
      mostExtensions: said(whole(0, policyLimits.extensions), 'Extensions of one item at most.', 3),
      'longestTotalDays?': said(whole(1, policyLimits.days), 'Calendar days by which they may move it in all.', 180),
      answerWithin: duration('A request that is not answered within this time escalates.', 'P3D'),
      'time?': time,
      'repeat?': repeat,
      escalateTo: escalateTo(recipientRoles),
      channels: by,
      'proof?': proof,
    }),
  ),
  exception: schema(
    'ExceptionPolicy',
    object({
      ratings: said(
        object(
          Object.fromEntries(
            ratings.map((rating) => [
              rating,
              object({
                stages: upTo(policyLimits.stages, stage('ExceptionStage', exceptionSigners)),
                longest: duration('The longest time that it may run, ISO 8601.', 'P90D'),
              }),
            ]),
          ),
        ),
        'What each residual rating asks for.',
      ),
      before: said(upTo(policyLimits.reminders, span), 'How long before the end people are reminded.', ['P30D', 'P7D']),
      limit: duration('After this time without a decision of the stage it escalates.', 'P3D'),
      escalateTo: escalateTo(exceptionRoles),
      staleLimit: duration('How long an active exception may stay stale before it ends.', 'P10D'),
      channels: by,
      'proof?': proof,
      'breakGlass?': breakGlass(exceptionSigners),
    }),
  ),
  effectiveness: schema(
    'EffectivenessPolicy',
    object({
      after: duration('How long after an item is done it is checked.', '20 working days'),
      'time?': time,
      roles: roles(
        itemRoles.filter((role) => role !== 'owner'),
        'Who may check; one of them is enough.',
      ),
      people,
      limit: duration('After this time without an answer it escalates.', '5 working days'),
      'repeat?': repeat,
      escalateTo: escalateTo(recipientRoles),
      channels: by,
      'proof?': proof,
    }),
  ),
};

/** The body of a policy version, by its kind. */
export const policyBodySchema: JsonSchema = {
  anyOf: Object.values(bodies),
  description: 'By the kind of the policy. Durations are ISO 8601, such as P2D, or a text such as `2 working days`.',
};

export function bodySchemaOf(kind: PolicyKind): JsonSchema {
  return bodies[kind];
}
