import type { PolicyVersionRow } from '../../../../database/policies/policies.js';
import { proofChange, proofChanges, proofText, type ProofAsked } from '../../../../domain/proof/proof.js';
import { choice, integer, object, schema, text } from '../openapi/json-schema.js';

/** What a version asks of whoever decides by it, with the words in which they are told. */
export const proofToldSchema = schema(
  'ProofTold',
  object(
    { maxAgeMinutes: integer, text },
    'Whoever decides must have proved who they are within so many minutes; `text` is what they are told beforehand.',
  ),
);

export const proofChangeSchema = schema(
  'ProofChange',
  object(
    { proof: choice(proofChanges), since: integer, text },
    'What differs from the version that was published before it, `since`; `text` says it, and of which records it holds.',
  ),
);

export function proofTold(asked: ProofAsked | null): { maxAgeMinutes: number; text: string } | null {
  return asked && { maxAgeMinutes: asked.maxAgeMinutes, text: proofText(asked) };
}

const words = {
  begins: 'It begins to ask for a proof.',
  ends: 'It asks for no proof any more.',
  shorter: 'A proof is good for less time.',
  longer: 'A proof is good for longer.',
} as const;

/** What a version asks to have proved, and how that differs from the one that was published before it. */
export function proofOf(
  { version, body }: PolicyVersionRow,
  all: readonly PolicyVersionRow[],
): { proof: object | null; changes: object | null } {
  const asked = body.proof ?? null;
  const earlier = all.filter((other) => other.status === 'published' && other.version < version);
  const before = earlier.toSorted((one, other) => other.version - one.version)[0];
  const change = before ? proofChange(before.body.proof ?? null, asked) : null;
  return {
    proof: proofTold(asked),
    changes: change && {
      proof: change,
      since: before?.version,
      text:
        `${words[change]} What waits for a decision already keeps what it was asked for; open items keep their version until ` +
        'somebody re-plans them.',
    },
  };
}
