import { Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { withStandIns } from '../../../../database/people/acting-for.js';
import { actorOf } from '../../../../database/people/load-actor.js';
import { givesRolesTo } from '../../../../database/access/role-grants.js';
import { reasonsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { unseenAmong } from '../../../../database/access/unseen.js';
import { kindCalled, recordKinds } from '../../../../database/engine/kinds.js';
import { notThere } from '../../../../database/engine/not-there.js';
import { Refusal } from '../../../../domain/refusal.js';
import { seesAudit } from '../../../../domain/access/access.js';
import { ways } from '../../../../domain/access/explain.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { idNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { Describe } from '../openapi/describe.js';
import { Text } from '../openapi/fields.js';
import { choice, flag, list, nullable, object, person, schema, text, uuid } from '../openapi/json-schema.js';
import { explainOn } from './explain-on.js';

class ExplainQuery {
  @Ref('person', { optional: false })
  person!: string;

  @Text({ max: 40, description: 'What they would do: read, hold, edit, sign, steer, revoke, launch, administer …' })
  action!: string;

  @Text({
    max: 200,
    optional: true,
    description: 'AI-12, EX-3, RK-4, or a program by id or name; nothing for what belongs to none.',
  })
  record?: string;
}

const explainedSchema = schema(
  'AccessExplained',
  object({
    person,
    action: text,
    record: nullable(object({ kind: text, id: uuid, name: text })),
    may: flag,
    by: nullable(object({ by: choice(ways), text, grantIds: list(uuid) })),
    now: flag,
    because: nullable(text),
  }),
);

/** `AI-12`, `EX-3`, `RK-4`: by its number, and not by a name. */
const isKey = (ref: string): boolean => kindCalled(ref) !== undefined;

/** Whether somebody may do something, by what, or what is missing. */
@Controller('access')
export class ExplainController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  @Get('explain')
  @Describe({
    summary: 'Says whether a person may do something to a record, by which part, role or rule, or what is missing',
    description:
      'By anybody about themself; about others by whoever gives roles where these have one, and by whoever reads the audit trail. `may` says whether they may send it, `now` whether it would be done as things stand.',
    returns: explainedSchema,
    problems: [403, 404, 422],
  })
  async explain(@Query() { person: who, action, record }: ExplainQuery, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    const id = (await idNamed(manager, 'person', who, 'person', actor)) ?? '';
    const all = seesAudit(actor);
    if (!all && id !== actor.id && !(await givesRolesTo(manager, actor, id)))
      throw new Refusal(
        'not-allowed',
        'Only somebody about themself, whoever gives roles where this person has one, and whoever reads the audit trail may ask this.',
      );
    // A program is found by name among those that they see.
    const named = all || record === undefined || isKey(record);
    const asking = named ? record : ((await idNamed(manager, 'program', record, 'record', actor)) ?? record);
    const found = await actorOf(manager, id);
    if (!found) throw new Error(`person ${id} was found by name and not by id`);
    const { active, ...asked } = found;
    const about = { person: { id: asked.id, name: asked.name }, action };
    const explained = await explainOn(
      manager,
      await withStandIns(manager, asked),
      action,
      asking,
      this.settings.reading,
    );
    const of = explained.record;
    if (!all && of && (await unseenAmong(manager, actor.sight, [of.id])).size > 0)
      throw notThere(recordKinds[of.kind].path, record ?? '');
    const [seen = explained] = await reasonsAsSeen(manager, actor.sight, [explained]);
    if (active) return { ...about, ...seen };
    return { ...about, ...seen, may: false, by: null, now: false, because: `${asked.name} has left.` };
  }
}
