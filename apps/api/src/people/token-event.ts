import type { TokenRow } from '../../../../database/people/tokens.js';

/** What a token is good for, and until when. */
export function tokenFacts({ level, program_id: programId, expires_at }: TokenRow, service: boolean) {
  return {
    kind: service ? 'service' : 'personal',
    level,
    programId,
    expiresAt: expires_at?.toISOString() ?? null,
  };
}

/** What the trail says of a token. */
export function tokenEvent(
  personId: string,
  row: TokenRow,
  type: 'person.token_created' | 'person.token_revoked',
  actorId: string,
  facts: object = {},
) {
  return {
    subjectKind: 'person' as const,
    subjectId: personId,
    programId: null,
    event: {
      key: `person/${personId}#${type}:${row.id}`,
      type,
      at: Date.now(),
      actorId,
      version: 0,
      data: { tokenId: row.id, name: row.name, ...facts },
    },
  };
}
