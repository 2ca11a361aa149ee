/** A rule that proposed something of a record, on the way to what happened. */
export interface Link {
  ruleId: string;
  subjectId: string;
}

/** So many proposals of rules may follow from each other. */
export const deepest = 3;

/**
 * Whether a rule may propose something of a record, on what came of proposals of rules: once for each record in a chain, and not
 * deeper than three. Null of `refused`: it may.
 */
export function factsOfChain(chain: readonly Link[], next: Link): { refused: string | null } {
  if (chain.some(({ ruleId, subjectId }) => ruleId === next.ruleId && subjectId === next.subjectId))
    return { refused: 'It came of what this rule has proposed of this record itself: it proposes once in a chain.' };
  if (chain.length >= deepest)
    return {
      refused: `It is the ${chain.length + 1}th in a chain of what rules have proposed, and a chain is ${deepest} deep at most.`,
    };
  return { refused: null };
}
