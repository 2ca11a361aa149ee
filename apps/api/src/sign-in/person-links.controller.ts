import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { saveNotices } from '../../../../database/inbox/save-notices.js';
import { findPerson } from '../../../../database/people/people.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { describeInstant } from '../../../../domain/time.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { secretText, ShownOnce } from '../idempotency/shown-once.js';
import { Describe } from '../openapi/describe.js';
import { choice, instant, object, schema, uuid } from '../openapi/json-schema.js';
import { LocalAccounts } from './local-accounts.js';
import { handedPurposes, NewSignInLink } from './sign-in-link.dto.js';
import { signInNotice } from './sign-in-notice.js';
import { SignInLinks } from './sign-in-links.js';

const link = schema(
  'SignInLink',
  object(
    { id: uuid, purpose: choice(handedPurposes), endsAt: instant, url: secretText },
    'A link by which somebody gets in once. By mail it goes to them alone, and `url` is null.',
  ),
);

/** Links by which administrators let people in. */
@Controller('people/:id/sign-in-links')
export class PersonLinksController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly accounts: LocalAccounts,
    private readonly links: SignInLinks,
  ) {}

  @Post()
  @ShownOnce('url')
  @Describe({
    summary: 'Makes a link by which somebody gets in once, to hand over or by mail',
    description:
      'The link of before, for the same purpose, ends with it. The person hears who has made it; what they do after they came by ' +
      'one that was handed over says so in the trail.',
    status: 201,
    returns: link,
    problems: [403],
  })
  async make(@Param('id') id: string, @Body() body: NewSignInLink, @AskedBy() { actor, key }: Asked): Promise<object> {
    const { purpose, send = 'hand' } = body;
    mayAdminister(actor);
    if (purpose === 'invitation') this.accounts.requireOn();
    const person = await findPerson(this.dataSource.manager, id);
    if (!person.active)
      throw new Refusal('invalid-command', `${person.name} has left. Make them active again before you let them in.`);
    const byMail = send === 'mail';
    if (byMail) this.requireMailTo(person);
    const draft = {
      id: stableId(id, actor.id, key, 'sign-in-link'),
      personId: person.id,
      purpose,
      byMail,
      madeBy: actor.id,
    };
    const made = await this.dataSource.transaction(async (manager) => {
      const one = await this.links.make(manager, draft, actor.id);
      const untilText = describeInstant(one.endsAt.getTime(), person.time_zone);
      const kind = byMail ? 'invited' : 'sign_in_link_made';
      // One’s own is no news.
      if (byMail || actor.id !== person.id)
        await saveNotices(manager, [signInNotice(kind, person.id, one.eventKey, { byName: actor.name, untilText })]);
      return one;
    });
    return { id: made.id, purpose, endsAt: made.endsAt.toISOString(), url: made.url };
  }

  private requireMailTo({ name, email }: { name: string; email: string | null }): void {
    if (this.settings.smtpUrl === null)
      throw new Refusal(
        'invalid-command',
        'This installation sends no mail (SMTP_URL). Hand the link over: send "hand".',
      );
    if (email === null)
      throw new Refusal('invalid-command', `${name} has no mail address. Add it, or hand the link over: send "hand".`);
  }
}
