import { Controller, Get, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findLicence } from '../../../../database/rules/licences.js';
import { proposedBeside, usesUnder, type UsesOfStratum } from '../../../../database/rules/licence-report.js';
import { clopperPearson, type Estimate } from '../../../../domain/agreement/share.js';
import { costOfPeeking } from '../../../../domain/acting-licence/bound.js';
import { percentOf } from '../../../../domain/acting-licence/fall.js';
import { licenceKey } from '../../../../domain/acting-licence/licence.js';
import { medianOf, type Median } from '../../../../domain/acting-licence/report.js';
import { qualityOf } from '../../../../domain/acting-licence/verdict.js';
import { Refusal } from '../../../../domain/refusal.js';
import { Describe } from '../openapi/describe.js';
import { flag, integer, list, nullable, object, schema, text } from '../openapi/json-schema.js';

const number = { type: 'number' };
const share = (description: string) => ({
  ...nullable(object({ value: number, low: number, high: number })),
  description,
});
const median = nullable(
  object({ minutes: number, low: number, high: number, n: integer }, 'The median, with its interval of 95 %.'),
);

const reportSchema = schema(
  'ActingLicenceReport',
  object({
    key: text,
    strata: list(
      object({
        name: text,
        licensed: flag,
        precision: share('Of labelled matches: the share that should be done, of 1.'),
        recall: share(
          'Of the records to which it should be done: the share that it matches, by labels that count for as many as they stand for.',
        ),
        agreement: { ...nullable(number), description: 'How often rule and people say the same.' },
        baseRate: {
          ...nullable(number),
          description: 'How often they would if the rule always said what is said most.',
        },
        acted: integer,
        failed: { ...integer, description: 'Of these, refused by the record.' },
        held: { ...integer, description: 'Went to people anyway.' },
        approved: { ...integer, description: 'Of these, as they were.' },
        changed: { ...integer, description: 'Approved with changes: people would not have done it quite so.' },
        rejected: integer,
        automation: share('Done by the rule, of all that it would have done here.'),
        agreedOnHeld: share('Approved as it was, of what went to people and was decided.'),
        timeActed: median,
        timeHeld: median,
        minutesSaved: share(
          'The one median less the other; from the least to the most that both intervals allow. Null where one has fewer than six times.',
        ),
      }),
    ),
    unlicensed: { ...integer, description: 'Matches that the licence says nothing of, and that were proposed.' },
  }),
);

/** What a licence comes to, by stratum, with how sure that is. */
@Controller('acting-licences')
export class LicenceReportController {
  constructor(private readonly dataSource: DataSource) {}

  @Get(':id/report')
  @Describe({
    summary: 'What a licence comes to, by stratum: precision, recall, how much is automatic, and what time that saves',
    description: 'Not while people label: the plan is kept to.',
    returns: reportSchema,
    problems: [404, 409],
  })
  async report(@Param('id') ref: string): Promise<object> {
    const { manager } = this.dataSource;
    const { id, number: of, verdict, strata, plan, state } = await findLicence(manager, ref);
    const key = licenceKey(of);
    if (verdict === null) {
      const chance = percentOf(costOfPeeking(plan.allowed, 2 * plan.labels));
      throw new Refusal(
        'too-early',
        state === 'labelling'
          ? `How many errors there are is told once all is labelled. Whoever looks after each label and stops when it suits, within twice the ${plan.labels} labels of a stratum, licenses a rule that is wrong too often in ${chance} of cases, and not in 5 % at most.`
          : `${key} is ${state}: nothing has been labelled to its end.`,
      );
    }
    const uses = new Map((await usesUnder(manager, id)).map((one) => [one.stratum, one]));
    const quality = qualityOf(strata, verdict);
    return {
      key,
      strata: quality
        .filter((_, index) => (strata[index]?.drawn ?? 0) > 0)
        .map(({ name, ...found }) => ({
          ...{ name, licensed: verdict.strata.find((one) => one.name === name)?.licensed ?? false, ...found },
          ...usesJson(uses.get(name)),
        })),
      unlicensed: await proposedBeside(manager, id),
    };
  }
}

function usesJson(uses: UsesOfStratum | undefined): object {
  const {
    acted = 0,
    held = 0,
    failed = 0,
    approved = 0,
    changed = 0,
    rejected = 0,
    acted_ms = [],
    held_ms = [],
  } = uses ?? {};
  const [byRule, byPeople] = [medianOf(acted_ms), medianOf(held_ms)];
  return {
    ...{ acted, failed, held, approved, changed, rejected },
    automation: boundsOf(clopperPearson(acted, acted + held)),
    agreedOnHeld: boundsOf(clopperPearson(approved, approved + changed + rejected)),
    ...{ timeActed: inMinutes(byRule), timeHeld: inMinutes(byPeople) },
    minutesSaved:
      byRule && byPeople
        ? {
            value: (byPeople.value - byRule.value) / 60_000,
            low: (byPeople.low - byRule.high) / 60_000,
            high: (byPeople.high - byRule.low) / 60_000,
          }
        : null,
  };
}

const boundsOf = (estimate: Estimate | null): object | null =>
  estimate && { value: estimate.value, low: estimate.low, high: estimate.high };

function inMinutes(median: Median | null): object | null {
  return (
    median && {
      ...{ minutes: median.value / 60_000, low: median.low / 60_000, high: median.high / 60_000, n: median.n },
    }
  );
}
