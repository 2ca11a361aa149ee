/** What the trail says of a session. */
export function sessionEvent(
  type: 'person.signed_in' | 'person.signed_out',
  personId: string,
  sessionId: string,
  /** Null: the provider, where they signed out. */
  actorId: string | null,
  data: Record<string, unknown> = {},
) {
  return {
    subjectKind: 'person' as const,
    subjectId: personId,
    programId: null,
    event: {
      key: `person/${personId}#${type}:${sessionId}`,
      type,
      at: Date.now(),
      actorId,
      version: 0,
      data: { sessionId, ...data },
    },
  };
}
