import type { DataSource } from 'typeorm';
import type { LaunchRequest } from '../templates/prepare-launch.js';
import type { ProofAsked } from '../../domain/proof/proof.js';
import type { PersonSummary } from '../../domain/rehearsal/summarise.js';

/** What is played instead of what the records are pinned to; drafts as well as published versions. */
export interface RehearsedVersions {
  escalationPolicyVersionId?: string;
  reminderPolicyVersionId?: string;
  signOffPolicyVersionId?: string;
  extensionPolicyVersionId?: string;
}

/** A template that is played as the program that it would make. */
export interface RehearsedTemplate {
  templateId: string;
  /** Of the template; drafts as well as what is published. */
  version: number;
  request: LaunchRequest;
}

export interface RehearsalOrder {
  id: string;
  /** Of the program that is played; where it is made of a template, of the one that is made. */
  programId: string;
  template: RehearsedTemplate | null;
  versions: RehearsedVersions;
  days: number;
  requestedBy: string;
  /** The trace of whoever asked, where one was on. */
  trace: string | null;
}

export interface RehearsedEvent {
  /** ISO 8601 instant. */
  at: string;
  local: string;
  type: string;
  /** `AI-12`; null where it is of the program itself. */
  item: { id: string; key: string; title: string } | null;
  /** Id of the record that it is of; what was played before this was kept says it of items alone. */
  subjectId?: string;
  level: number | null;
  because: string;
  /** What is asked of whoever decides; absent where nothing is to be decided, or nothing is asked. */
  proof?: ProofAsked;
  told: {
    person: { id: string; name: string };
    role: string;
    /** Of the message; what was played before this was kept does not say it. */
    kind?: string;
    level?: number | null;
  }[];
}

export interface RehearsalResult {
  messages: number;
  letters: number;
  people: PersonSummary[];
  timeline: RehearsedEvent[];
  /** How many more events there were than the timeline holds. */
  left: number;
  /** The same by the record that they are of; absent of what was played before this was kept. */
  leftOf?: Record<string, number>;
}

export type RehearsalMode = 'played' | 'projected';

/** The oldest that nobody has finished. Whoever asks holds the lock under which one is played at a time. */
export async function nextRehearsal(dataSource: DataSource): Promise<RehearsalOrder | null> {
  const [row] = await dataSource.query<
    {
      id: string;
      program_id: string | null;
      template_id: string | null;
      launch: Omit<RehearsedTemplate, 'templateId'> | null;
      policy_versions: RehearsedVersions;
      days: number;
      requested_by: string;
      trace: string | null;
    }[]
  >(
    `SELECT id, program_id, template_id, launch, policy_versions, days, requested_by, trace FROM rehearsals
     WHERE state IN ('waiting', 'playing') ORDER BY requested_at, id LIMIT 1`,
  );
  if (!row) return null;
  const { id, policy_versions: versions, days, requested_by: requestedBy, trace } = row;
  const template =
    row.template_id === null || row.launch === null ? null : { templateId: row.template_id, ...row.launch };
  return { id, programId: row.program_id ?? id, template, versions, days, requestedBy, trace };
}

export async function beginRehearsal(dataSource: DataSource, id: string, startsAt: number): Promise<void> {
  await dataSource.query(
    `UPDATE rehearsals SET state = 'playing', starts_at = to_timestamp($2 / 1000.0), reached_at = to_timestamp($2 / 1000.0)
     WHERE id = $1 AND state IN ('waiting', 'playing')`,
    [id, startsAt],
  );
}

/** How far it has come. False when it was cancelled meanwhile. */
export async function rehearsalReached(dataSource: DataSource, id: string, at: number): Promise<boolean> {
  const [, going] = await dataSource.query<[unknown[], number]>(
    `UPDATE rehearsals SET reached_at = to_timestamp($2 / 1000.0) WHERE id = $1 AND state = 'playing'`,
    [id, at],
  );
  return going > 0;
}

export async function endRehearsal(
  dataSource: DataSource,
  id: string,
  end:
    | { state: 'done'; mode: RehearsalMode; note: string | null; result: RehearsalResult }
    | { state: 'failed'; note: string },
): Promise<void> {
  const [mode, result] = end.state === 'done' ? [end.mode, JSON.stringify(end.result)] : [null, null];
  await dataSource.query(
    `UPDATE rehearsals SET state = $2, mode = $3, note = $4, result = $5, ended_at = now(),
       reached_at = CASE WHEN $2 = 'done' THEN starts_at + make_interval(days => days) ELSE reached_at END
     WHERE id = $1 AND state = 'playing'`,
    [id, end.state, mode, end.note, result],
  );
}
