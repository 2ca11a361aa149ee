import type { EntityManager } from 'typeorm';
import {
  decisionOf,
  linkDays,
  linkLabels,
  type Decision,
  type LinkAction,
} from '../../domain/notification/link-action.js';
import { linkToken, linkTokenHash, type LinkFacts } from '../../domain/link/link-token.js';
import type { LetterLink } from '../../domain/notification/letter.js';
import type { ProofAsked } from '../../domain/proof/proof.js';
import { stableId } from '../../domain/stable-id.js';
import { actableItems, actablePhases, actableRecords, boundHash, type Actable } from './actable.js';
import { proofsAsked } from './proof-asked.js';

/** A part of a message that may ask its reader to do something. */
export interface LinkWish {
  deliveryId: string;
  /** When the delivery was made, epoch ms. */
  madeAt: number;
  /** Since when it is to leave, epoch ms: links expire from there, and those of one that is sent again are others. */
  offeredSince: number;
  personId: string;
  /** Tells the parts of a delivery apart. */
  part: string;
  actions: readonly LinkAction[];
  subjectKind: string;
  subjectId: string;
}

export interface LinkMaker {
  /** 32 bytes, see `installationKey`. */
  key: Buffer;
  publicUrl: string;
}

/**
 * Makes the links of messages about to leave: those that their readers can use now. The same message composed again has
 * the same links. Gives them by `deliveryId/part`.
 */
export async function mintLinks(
  manager: EntityManager,
  wishes: LinkWish[],
  maker: LinkMaker,
  now: number,
): Promise<Map<string, LetterLink[]>> {
  const of = (kind: string): string[] =>
    wishes.filter(({ subjectKind }) => subjectKind === kind).map(({ subjectId }) => subjectId);
  const items = await actableItems(manager, of('action_item'), now);
  const phases = await actablePhases(manager, of('program'), now);
  const records = await actableRecords(manager, wishes, now);
  const actables = [...items.values(), ...phases.values(), ...records.values()];
  const asked = await askedOf(manager, wishes, actables);
  const links = new Map<string, LetterLink[]>();
  const rows: (LinkFacts & { token: string; deliveryId: string; subjectKind: string })[] = [];
  for (const wish of wishes) {
    const { deliveryId, personId, part, actions, subjectKind, subjectId } = wish;
    const actable = (subjectKind === 'program' ? phases : subjectKind === 'action_item' ? items : records).get(
      subjectId,
    );
    if (!actable) continue;
    const made = actions.flatMap((action) => {
      const contentHash = boundHash(action, personId, actable);
      if (contentHash === null) return [];
      const facts = {
        id: stableId(deliveryId, part, action, actable.subjectId, contentHash, ...offerOf(wish)),
        action,
        personId,
        subjectId: actable.subjectId,
        contentHash,
        expiresAt: expiry(wish),
      };
      const token = linkToken(maker.key, facts);
      rows.push({ ...facts, token, deliveryId, subjectKind: actable.subjectKind });
      const proof = asked(action, actable.subjectId);
      return [{ ...linkLabels[action], url: urlOf(maker, token), ...(proof ? { proof } : {}) }];
    });
    if (made.length > 0) links.set(`${deliveryId}/${part}`, made);
  }
  await save(manager, rows);
  return links;
}

/** What is asked of whoever decides by a link; one statement for each sort of decision that is wished for. */
async function askedOf(
  manager: EntityManager,
  wishes: readonly LinkWish[],
  subjects: readonly Actable[],
): Promise<(action: LinkAction, subjectId: string) => ProofAsked | undefined> {
  const ids = subjects.map(({ subjectId }) => subjectId);
  const wanted = new Set(wishes.flatMap(({ actions }) => actions.flatMap((action) => decisionOf(action) ?? [])));
  const found = new Map<Decision, Map<string, ProofAsked>>();
  for (const decision of wanted) found.set(decision, await proofsAsked(manager, decision, ids));
  return (action, subjectId) => {
    const decision = decisionOf(action);
    return decision === null ? undefined : found.get(decision)?.get(subjectId);
  };
}

/** A page with the whole of each delivery, by its id. */
export async function mintReadLinks(
  manager: EntityManager,
  deliveries: (Offered & { id: string; personId: string | null })[],
  maker: LinkMaker,
): Promise<Map<string, string>> {
  const rows = deliveries.map(({ id, personId, ...offered }) => {
    const facts = {
      id: stableId(id, 'read', ...offerOf(offered)),
      action: 'read' as const,
      personId,
      subjectId: null,
      contentHash: null,
      expiresAt: expiry(offered),
    };
    return { ...facts, token: linkToken(maker.key, facts), deliveryId: id, subjectKind: null };
  });
  await save(manager, rows);
  return new Map(rows.map(({ deliveryId, token }) => [deliveryId, urlOf(maker, token)]));
}

type Offered = Pick<LinkWish, 'madeAt' | 'offeredSince'>;

/** Links of a delivery that was never sent again keep the ids that they have. */
function offerOf({ madeAt, offeredSince }: Offered): string[] {
  return offeredSince === madeAt ? [] : [String(offeredSince)];
}

function expiry({ offeredSince }: Offered): number {
  return offeredSince + linkDays * 86_400_000;
}

function urlOf({ publicUrl }: LinkMaker, token: string): string {
  return `${publicUrl}/act/${token}`;
}

async function save(
  manager: EntityManager,
  rows: (LinkFacts & { token: string; deliveryId: string; subjectKind: string | null })[],
): Promise<void> {
  if (rows.length === 0) return;
  await manager.query(
    `INSERT INTO action_links (id, token_hash, delivery_id, person_id, action, subject_kind, subject_id, content_hash, expires_at)
     SELECT x.i, x.h, x.d, x.p, x.a, x.k, x.s, x.c, to_timestamp(x.e / 1000.0)
     FROM jsonb_to_recordset($1::jsonb) AS x(i uuid, h text, d uuid, p uuid, a text, k text, s uuid, c text, e double precision)
     ON CONFLICT (id) DO NOTHING`,
    [
      JSON.stringify(
        rows.map((row) => ({
          i: row.id,
          h: linkTokenHash(row.token),
          d: row.deliveryId,
          p: row.personId,
          a: row.action,
          k: row.subjectKind,
          s: row.subjectId,
          c: row.contentHash,
          e: row.expiresAt,
        })),
      ),
    ],
  );
}
