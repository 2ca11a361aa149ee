/** An event of the trail with the name of whoever did it. */
export interface EventRow {
  seq: number;
  key: string;
  subject_kind: string;
  subject_id: string;
  program_id: string | null;
  type: string;
  actor_id: string | null;
  actor_name: string | null;
  at: Date;
  recorded_at: Date;
  subject_version: number | null;
  data: Record<string, unknown>;
}

/** As the API and outgoing webhooks show it. */
export function eventJson(row: EventRow) {
  return {
    seq: row.seq,
    key: row.key,
    subject: { kind: row.subject_kind, id: row.subject_id },
    programId: row.program_id,
    type: row.type,
    actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name ?? '' },
    at: row.at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    version: row.subject_version,
    data: row.data,
  };
}
