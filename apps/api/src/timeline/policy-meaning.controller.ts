import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { unseenAmong } from '../../../../database/access/unseen.js';
import { loadExceptionRecord } from '../../../../database/exceptions/load-exception.js';
import { findException } from '../../../../database/exceptions/read-exceptions.js';
import { findItem } from '../../../../database/items/listed-items.js';
import { loadItemRecords } from '../../../../database/items/load-items.js';
import { namesOf } from '../../../../database/people/people.js';
import type { ExceptionRecord } from '../../../../domain/exception/exception.js';
import { foresee } from '../../../../domain/item/foresee.js';
import type { ItemRecord } from '../../../../domain/item/item.js';
import { effectivenessMeant } from '../../../../domain/meaning/effectiveness.js';
import { exceptionMeant, exceptionOf } from '../../../../domain/meaning/exception.js';
import { extensionMeant } from '../../../../domain/meaning/extension.js';
import { unwritten } from '../../../../domain/meaning/round.js';
import { signOffMeant } from '../../../../domain/meaning/sign-off.js';
import { peopleIn } from '../../../../domain/policy/check-policy.js';
import type { EffectivenessPolicy } from '../../../../domain/policy/effectiveness.js';
import type { ExceptionPolicy } from '../../../../domain/policy/exception.js';
import type { ExtensionPolicy } from '../../../../domain/policy/extension.js';
import type { SignOffPolicy } from '../../../../domain/policy/sign-off.js';
import type { Instant } from '../../../../domain/time.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { Choice, JsonObject } from '../openapi/fields.js';
import { checkBody } from '../policies/check-body.js';
import { exceptionMeantSchema, meaningSchema, MeaningJson, peopleMeant } from './meaning-json.js';
import { policyBodySchema } from '../policies/policy-bodies.js';
import { mostBody, PolicyBody } from '../policies/policy.dto.js';
import { mostForeseen } from './upcoming-json.js';

/** The policies that say who decides; of the others it is said what fires. */
const meantKinds = ['sign_off', 'extension', 'effectiveness', 'exception'] as const;

class MeantPolicy {
  @Choice(meantKinds)
  kind!: (typeof meantKinds)[number];

  @JsonObject({ max: mostBody, schema: policyBodySchema })
  body!: Record<string, unknown>;
}

/** Of so many items that an exception suspends it is said what would be held. */
const mostItems = 20;

/** "What would this policy mean for that item, or that exception?", asked while it is written. */
@Controller()
export class PolicyMeaningController {
  constructor(private readonly dataSource: DataSource) {}

  @Post('action-items/:id/policy-meaning')
  @Describe({
    summary:
      'Who would decide about an item, by when, and how much they could grant, by a policy that is not saved; changes nothing',
    returns: meaningSchema,
    previews: true,
  })
  async ofItem(@Param('id') ref: string, @Body() { kind, body }: MeantPolicy): Promise<object> {
    const { manager } = this.dataSource;
    const row = await findItem(manager, ref);
    await checkBody(manager, kind, body);
    const at = Date.now();
    const [subject] = await loadItemRecords(manager, [row.id], { at, unwrittenPolicies: { [unwritten]: body } });
    if (!subject) throw new Error(`item ${row.id} has gone`);
    const zone = subject.item.due.zone;
    const policy: unknown = body;
    if (kind === 'sign_off') {
      const meant = signOffMeant(subject, policy as SignOffPolicy, at);
      return { signOff: (await jsonOf(manager, meant, zone)).signOff(meant) };
    }
    if (kind === 'extension') {
      const meant = extensionMeant(subject, policy as ExtensionPolicy, at);
      return { extension: (await jsonOf(manager, meant, zone)).extension(meant) };
    }
    if (kind === 'effectiveness') {
      const meant = effectivenessMeant(subject, policy as EffectivenessPolicy, at);
      return { effectiveness: (await jsonOf(manager, meant, zone)).effectiveness(meant) };
    }
    const asked = exceptionOf(subject, policy as ExceptionPolicy, at);
    return { exception: await exceptionJson(manager, asked, [subject], { policy: policy as ExceptionPolicy, at }) };
  }

  @Post('exceptions/:id/policy-meaning')
  @Describe({
    summary:
      'Who would decide about an exception, until when it could run, and what it would hold, by a policy that is not saved; changes nothing',
    returns: exceptionMeantSchema,
    previews: true,
  })
  async ofException(
    @Param('id') ref: string,
    @Body() { body }: PolicyBody,
    @CurrentActor() { sight }: Actor,
  ): Promise<object> {
    const { manager } = this.dataSource;
    const { id } = (await findException(manager, ref)).facts;
    await checkBody(manager, 'exception', body);
    const at = Date.now();
    const subject = await loadExceptionRecord(manager, id, { lock: false, at, people: peopleIn(body) });
    if (!subject) throw new Error(`exception ${id} has gone`);
    const live = subject.items
      .filter(({ status }) => status !== 'done' && status !== 'cancelled')
      .map((item) => item.id);
    // Whoever has a part in an exception may not see all of its items.
    const unseen = await unseenAmong(manager, sight, live);
    const shown = live.filter((itemId) => !unseen.has(itemId)).slice(0, mostItems);
    const items = await loadItemRecords(manager, shown, { at });
    const policy: unknown = body;
    return exceptionJson(manager, subject, items, { policy: policy as ExceptionPolicy, at });
  }
}

async function jsonOf(manager: EntityManager, meant: unknown, zone: string): Promise<MeaningJson> {
  return new MeaningJson(await namesOf(manager, new Set(peopleMeant(meant))), zone);
}

async function exceptionJson(
  manager: EntityManager,
  subject: ExceptionRecord,
  items: readonly ItemRecord[],
  { policy, at }: { policy: ExceptionPolicy; at: Instant },
): Promise<object> {
  const meant = exceptionMeant(subject, policy, at);
  const latest = Math.max(...meant.map(({ until }) => until));
  const all = items
    .flatMap((record) =>
      foresee(record, latest, mostForeseen + 1).map((each) => ({ item: `AI-${record.item.number}`, each })),
    )
    .sort((one, other) => one.each.step.fireAt - other.each.step.fireAt);
  const held = all.slice(0, mostForeseen);
  const { requestedBy, riskOwnerId, ends } = subject.exception;
  const people = [{ personId: requestedBy }, { personId: riskOwnerId }];
  const json = await jsonOf(manager, [meant, held, people], ends.zone);
  return {
    requester: json.person(requestedBy),
    riskOwner: json.person(riskOwnerId),
    ratings: meant.map((each) => json.rating(each)),
    held: held.map(({ item, each }) => ({ item, ...json.step(each) })),
    ...(all.length > held.length ? { more: true } : {}),
  };
}
