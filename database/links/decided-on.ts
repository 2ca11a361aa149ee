import type { EntityManager } from 'typeorm';
import type { Weaker } from '../../domain/item/weaker.js';
import type { Signed } from '../../domain/notification/signed-words.js';
import { shownRecord } from '../engine/kinds.js';

/** What a signature stands for; rounds of before say less. */
export interface SignedContent {
  title?: string;
  description?: string;
  severity?: string | null;
  rootCause?: string | null;
  tags?: string[];
  attributes?: Record<string, unknown>;
  statement: string | null;
  evidence: { kind: string; title: string; url: string | null; sha256: string | null }[];
}

/** The content of an item's round, with its hash; undefined where there is no such round. */
export async function signedContentOf(
  manager: EntityManager,
  roundId: string | null,
): Promise<{ content: SignedContent; content_hash: string } | undefined> {
  const [round] = await manager.query<{ content: SignedContent; content_hash: string }[]>(
    'SELECT content, content_hash FROM sign_off_rounds WHERE id = $1',
    [roundId],
  );
  return round;
}

/** A record that is decided on in a round of its own, as people call it, with what its signatures stand for. */
export interface SignedRecord {
  key: string;
  title: string;
  content: Signed;
}

export async function signedRecordOf(
  manager: EntityManager,
  kind: string,
  id: string,
): Promise<SignedRecord | undefined> {
  const [record] = await manager.query<SignedRecord[]>(
    `SELECT x.key, x.title, r.content FROM sign_off_rounds r JOIN LATERAL (${shownRecord('r.subject')}) x ON true
     WHERE r.subject_kind = $1 AND r.subject_id = $2 AND r.state = 'open'`,
    [kind, id],
  );
  return record;
}

/** What is asked for and not answered yet: more time, or a weaker obligation. */
export interface AskedExtension {
  requester: string;
  reason: string;
  impact: string;
  /** Null: more time. */
  asks: Weaker | null;
  due_at: Date;
}

export async function askedExtensionOf(manager: EntityManager, itemId: string): Promise<AskedExtension | undefined> {
  const [extension] = await manager.query<AskedExtension[]>(
    `SELECT r.name AS requester, e.reason, e.impact, e.asks, e.due_at
     FROM due_date_extensions e JOIN people r ON r.id = e.requested_by WHERE e.item_id = $1 AND e.state = 'pending'`,
    [itemId],
  );
  return extension;
}

/** A phase and its program by name, with the content of its round; null where it has none. */
export interface ReviewedPhase {
  name: string;
  program: string;
  content: {
    items?: { number: number; title: string; status: string; contentHash?: string | null }[];
    doneElsewhere?: number;
  } | null;
}

export async function reviewedPhase(manager: EntityManager, phaseId: string): Promise<ReviewedPhase | undefined> {
  const [phase] = await manager.query<ReviewedPhase[]>(
    `SELECT ph.name, p.name AS program, r.content FROM phases ph JOIN programs p ON p.id = ph.program_id
     LEFT JOIN sign_off_rounds r ON r.id = ph.round_id WHERE ph.id = $1`,
    [phaseId],
  );
  return phase;
}
