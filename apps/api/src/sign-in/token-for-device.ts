import type { DataSource, EntityManager } from 'typeorm';
import { findPerson, namesOf } from '../../../../database/people/people.js';
import { addToken, type TokenRow } from '../../../../database/people/tokens.js';
import { pollLogin } from '../../../../database/sign-in/device-logins.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { inHand } from '../../../../database/trail/in-hand.js';
import { keepProved } from '../proof/keep-proved.js';
import { tokenEvent, tokenFacts } from '../people/token-event.js';
import { Problem } from '../problems/problem.js';

/**
 * The token of a command line that was let in, or its proof, made as it is fetched.
 *
 * @param unknown called where the code is none, before it is refused
 * @throws Problem `login-pending`, `slow-down`, `login-refused`, `login-expired`, `not-found`
 */
export async function tokenForDevice(
  dataSource: DataSource,
  tokenDays: number,
  deviceCode: string,
  unknown: () => void,
): Promise<object> {
  const made = await dataSource.transaction(async (manager) => {
    const polled = await pollLogin(manager, deviceCode);
    if (polled.state !== 'allowed') return polled;
    const { id, person_id: personId, client, level, made_by } = polled.login;
    const { service, active, name } = await findPerson(manager, personId);
    if (service || !active) return { state: 'refused' as const };
    if (level === 'prove') {
      const { proved_how: how, proved_at: at } = polled.login;
      if (how === null || at === null) return { state: 'refused' as const };
      return {
        state: 'proved' as const,
        ...(await keepProved(manager, personId, { how, at: at.getTime() }, id)),
        name,
      };
    }
    const { row, plain } = await addToken(manager, {
      ...{ id, personId, kind: 'personal' as const, name: client, limits: { level } },
      ...{ expiresAt: new Date(Date.now() + tokenDays * 86_400_000), endAsked: false, madeWith: null },
    });
    await recordToken(manager, row, personId, made_by);
    return { state: 'made' as const, row, plain, name };
  });
  switch (made.state) {
    case 'proved':
      return { token: made.plain, level: 'prove', expiresAt: made.endsAt.toISOString(), person: made.name };
    case 'made':
      return {
        token: made.plain,
        level: made.row.level,
        expiresAt: made.row.expires_at?.toISOString() ?? '',
        person: made.name,
      };
    case 'waiting':
      throw new Problem('login-pending', 'Nobody has decided yet. Ask again after the interval.');
    case 'too-fast':
      throw new Problem('slow-down', 'It was asked too soon. Wait five seconds longer between two questions.');
    case 'refused':
      throw new Problem('login-refused', 'It was refused. Begin anew, if that was not meant: tollgate login.');
    case 'expired':
      throw new Problem('login-expired', 'Nobody let it in within ten minutes. Begin anew: tollgate login.');
    case 'unknown':
      unknown();
      throw new Problem(
        'not-found',
        'There is no such code, or its token was given already. Begin anew: tollgate login.',
      );
  }
}

/** Marked, where they had signed in by a link that another made. */
async function recordToken(
  manager: EntityManager,
  row: TokenRow,
  personId: string,
  madeBy: string | null,
): Promise<void> {
  const name = madeBy === null ? '' : ((await namesOf(manager, [madeBy])).get(madeBy) ?? '');
  const hand = madeBy === null ? null : { personId, madeBy: { id: madeBy, name } };
  const event = tokenEvent(personId, row, 'person.token_created', personId, tokenFacts(row, false));
  await inHand(hand, () => saveEvents(manager, [event]));
}
