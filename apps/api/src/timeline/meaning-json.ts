import { countedFrom, type CheckMeant } from '../../../../domain/meaning/effectiveness.js';
import type { RatingMeant } from '../../../../domain/meaning/exception.js';
import type { DecidersMeant, ExtensionMeant } from '../../../../domain/meaning/extension.js';
import type { StageMeant } from '../../../../domain/meaning/round.js';
import type { SignOffMeant } from '../../../../domain/meaning/sign-off.js';
import type { Foreseen } from '../../../../domain/item/foresee.js';
import type { Recipient } from '../../../../domain/person/recipients.js';
import { ratings } from '../../../../domain/policy/rating.js';
import type { Approver } from '../../../../domain/sign-off/stages.js';
import type { Instant } from '../../../../domain/time.js';
import {
  choice,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  schema,
  text,
} from '../openapi/json-schema.js';
import { mostForeseen, stepFields, stepJson } from './upcoming-json.js';

const found = list(object({ person, role: text }));
const { 'beyondKnown?': _, ...certain } = stepFields;
const step = schema('MeantStep', object(certain));
const refused = {
  ...nullable(text),
  description: 'Why it would be refused, such as too few who did not do the work; null: it would not.',
};
const stages = list(
  schema(
    'MeantStage',
    object({
      name: text,
      required: { ...integer, description: 'How many must approve; where approvals weigh, what they must weigh.' },
      weight: { ...integer, description: 'What all who can be found weigh together.' },
      approvers: list(object({ person, role: text, weight: integer, veto: flag })),
      leftOut: { ...found, description: 'Whom the policy finds, and who do not decide: it is their own work.' },
      votes: { ...flag, description: 'A send-back of whoever has no veto is a vote against, and ends nothing.' },
    }),
  ),
);
const deciders = { required: integer, deciders: found, leftOut: found, refused };

const signOffSchema = object(
  {
    stages,
    refused,
    late: { ...list(step), description: 'What fires while the first stage has not decided on what is handed in now.' },
    glass: {
      ...nullable(object({ askers: found, seconds: found, expires: text })),
      description: 'Who may have it decided past them, and who confirms it; null: nobody.',
    },
  },
  'Of a sign-off policy, for an item that is handed in now.',
);
const extensionSchema = object(
  {
    had: object({ number: integer, days: integer }, 'What the item was granted already, in calendar days.'),
    left: { ...integer, description: 'How many more times it may be extended.' },
    daysLeft: { ...nullable(integer), description: 'Calendar days that may still be granted in all; null: no limit.' },
    grants: {
      ...list(object({ fromDays: integer, toDays: nullable(integer), ...deciders })),
      description: 'Who decides about how many calendar days; `toDays` null: about any more.',
    },
    refused,
    consent: object(deciders, 'Who would agree to a hold, an end or another severity.'),
    late: { ...list(step), description: 'What fires while nobody answers the shortest request that is made now.' },
  },
  'Of an extension policy, for a request of the owner made now.',
);
const effectivenessSchema = object(
  {
    counted: {
      ...choice(countedFrom),
      description: 'From when: it was done, its due date, or now as that has passed.',
    },
    from: instant,
    checkers: { ...found, description: 'One of them is enough.' },
    leftOut: found,
    steps: { ...list(step), description: 'That they are asked, and what fires while nobody answers.' },
  },
  'Of an effectiveness policy.',
);
export const exceptionMeantSchema = schema(
  'MeantException',
  object(
    {
      requester: person,
      riskOwner: { ...person, description: 'Of an item: the manager of its owner, where nobody has said another.' },
      ratings: list(
        object({
          rating: choice(ratings),
          longest: { ...text, description: 'How long one may run, ISO 8601, such as P90D.' },
          until: { ...instant, description: 'Until when, if it were asked for now, or began when it is to.' },
          stages,
          refused,
          steps: { ...list(step), description: 'What fires while nobody decides, and before its end.' },
        }),
      ),
      held: {
        ...list(object({ item: text, ...certain })),
        description:
          'What comes for the items as things stand before the latest of these ends: an exception that is active then holds it.',
      },
      'more?': { ...flag, description: `More than ${mostForeseen} are held.` },
    },
    'Of an exception policy, for an exception that is asked for now.',
  ),
);

export const meaningSchema = schema(
  'PolicyMeaning',
  object({
    'signOff?': signOffSchema,
    'extension?': extensionSchema,
    'effectiveness?': effectivenessSchema,
    'exception?': exceptionMeantSchema,
  }),
);

/** Ids of all people who stand anywhere in what a policy would mean. */
export function peopleMeant(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    name === 'personId' && typeof inner === 'string' ? [inner] : peopleMeant(inner),
  );
}

/** What a policy would mean, as the API tells it. @param zone of the item or exception */
export class MeaningJson {
  constructor(
    private readonly names: ReadonlyMap<string, string>,
    private readonly zone: string,
  ) {}

  signOff({ stages: opened, refused: why, late, glass }: SignOffMeant): object {
    return {
      stages: opened.map((each) => this.stage(each)),
      refused: why,
      late: this.steps(late),
      glass: glass && {
        askers: this.found(glass.askers),
        seconds: this.found(glass.seconds),
        expires: glass.expires,
      },
    };
  }

  extension({ grants, consent, late, ...rest }: ExtensionMeant): object {
    return {
      ...rest,
      grants: grants.map(({ fromDays, toDays, ...who }) => ({ fromDays, toDays, ...this.deciders(who) })),
      consent: this.deciders(consent),
      late: this.steps(late),
    };
  }

  effectiveness({ counted, from, checkers, leftOut, steps }: CheckMeant): object {
    return {
      counted,
      from: iso(from),
      checkers: this.found(checkers),
      leftOut: this.found(leftOut),
      steps: this.steps(steps),
    };
  }

  rating({ rating, longest, until, stages: opened, refused: why, steps }: RatingMeant): object {
    return {
      rating,
      longest,
      until: iso(until),
      stages: opened.map((each) => this.stage(each)),
      refused: why,
      steps: this.steps(steps),
    };
  }

  person(id: string): object {
    return { id, name: this.names.get(id) ?? '' };
  }

  step({ step: planned, told }: Foreseen): object {
    return { ...stepJson(planned, this.zone), who: this.found(told) };
  }

  private steps(all: readonly Foreseen[]): object[] {
    return all.slice(0, mostForeseen).map((each) => this.step(each));
  }

  private stage({ approvers, leftOut, ...stage }: StageMeant): object {
    return { ...stage, approvers: approvers.map((one) => this.approver(one)), leftOut: this.found(leftOut) };
  }

  private approver({ personId, role, weight = 1, veto = false }: Approver): object {
    return { person: this.person(personId), role, weight, veto };
  }

  private deciders({ required, deciders: who, leftOut, refused: why }: DecidersMeant): object {
    return { required, deciders: this.found(who), leftOut: this.found(leftOut), refused: why };
  }

  private found(all: readonly Recipient[]): object[] {
    return all.map(({ personId, role }) => ({ person: this.person(personId), role }));
  }
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}
