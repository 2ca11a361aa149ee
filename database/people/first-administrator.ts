import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DataSource } from 'typeorm';
import { stableId } from '../../domain/stable-id.js';
import { people } from '../entities/person.js';
import { tokens } from '../entities/token.js';
import { insertOnce } from '../entities/write.js';
import { saveEvents } from '../trail/events.js';
import { newToken, tokenHash } from './token-text.js';

export const administratorId = stableId('person', 'first administrator');

/**
 * Sees to it that somebody can get in: the first administrator, and a token of theirs in a file that only this user
 * can read. A token that works is left alone.
 *
 * @param tokenFile e.g. `.tollgate/admin.token`
 */
export async function ensureAdministrator(dataSource: DataSource, tokenFile: string): Promise<void> {
  const kept = readToken(tokenFile);
  await dataSource.transaction(async (manager) => {
    await insertOnce(manager, people, { id: administratorId, name: 'Administrator', access: 'administrator' });
    const [known] = await manager.query<{ id: string }[]>(
      `SELECT id FROM api_tokens WHERE token_hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
      [kept === null ? '' : tokenHash(kept)],
    );
    if (known) return;
    const token = newToken();
    const id = randomUUID();
    await insertOnce(manager, tokens, {
      id,
      person_id: administratorId,
      name: 'first administrator',
      token_hash: tokenHash(token),
    });
    await saveEvents(manager, [
      {
        subjectKind: 'person',
        subjectId: administratorId,
        programId: null,
        event: {
          key: `person/${administratorId}#token:${id}`,
          type: 'person.token_created',
          at: Date.now(),
          actorId: null,
          version: 1,
          data: { tokenId: id, name: 'first administrator' },
        },
      },
    ]);
    mkdirSync(dirname(tokenFile), { recursive: true });
    writeFileSync(`${tokenFile}.new`, `${token}\n`, { mode: 0o600 });
    renameSync(`${tokenFile}.new`, tokenFile);
  });
}

function readToken(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch {
    return null;
  }
}
