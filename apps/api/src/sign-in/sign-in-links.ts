import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { installationKey } from '../../../../config/installation-key.js';
import { publicUrlOf, Settings } from '../../../../config/settings.js';
import { findSignInLink, makeLink, type FoundLink, type LinkDraft } from '../../../../database/sign-in/links.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { signInPath, signInToken } from '../../../../domain/sign-in/link.js';

/** Links by which somebody gets in once. */
@Injectable()
export class SignInLinks {
  private kept: Buffer | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  /** Null: of nobody, used up, over. */
  find(token: string): Promise<FoundLink | null> {
    return findSignInLink(this.dataSource.manager, this.key(), token);
  }

  /** Makes a link, and records it. `url` is null where it was made before, or goes by mail: it is shown once. */
  async make(
    manager: EntityManager,
    draft: LinkDraft,
    actorId: string | null,
  ): Promise<{ id: string; url: string | null; endsAt: Date; made: boolean; eventKey: string }> {
    const { facts, made } = await makeLink(manager, draft);
    const { id, personId, purpose } = facts;
    const eventKey = `person/${personId}#person.sign_in_link_made:${id}`;
    await saveEvents(manager, [
      {
        subjectKind: 'person',
        subjectId: personId,
        programId: null,
        event: {
          key: eventKey,
          type: 'person.sign_in_link_made',
          at: Date.now(),
          actorId,
          version: 0,
          data: { linkId: id, purpose, byMail: draft.byMail },
        },
      },
    ]);
    const shown = made && !draft.byMail;
    const url = shown ? `${publicUrlOf(this.settings)}${signInPath(signInToken(this.key(), facts))}` : null;
    return { id, url, endsAt: new Date(facts.endsAt), made, eventKey };
  }

  private key(): Buffer {
    return (this.kept ??= installationKey(this.settings, 'sign-in-links'));
  }
}
