/** A piece of a word, and in which share of texts it stands; null: in so few that nobody has counted. */
export interface Piece {
  piece: string;
  frequency: number | null;
}

/** So many texts are read at most, as far as is known; and so many pieces looked for. */
const mostTexts = 3_000;
const mostPieces = 160;
/** So many of the rarest are looked for all the same: a text may be made of what all texts say. */
const fewestPieces = 6;

/**
 * By which pieces it is looked: the rarest, of those that are as rare the first, as long as they stand in few texts together. Of each how much it tells: the rarer, the more.
 *
 * @param texts how many there are
 */
export function rarestOf(pieces: readonly Piece[], texts: number): { piece: string; weight: number }[] {
  const known = pieces.flatMap(({ frequency }) => frequency ?? []);
  // What is not counted is rarer than all that is.
  const rare = Math.min(...known, 0.003) / 2;
  const rarestFirst = pieces
    .map(({ piece, frequency }) => ({ piece, share: frequency ?? rare }))
    .sort((one, other) => one.share - other.share);
  let read = 0;
  return rarestFirst.slice(0, mostPieces).flatMap(({ piece, share }, index) => {
    read += share * texts;
    if (index >= fewestPieces && read > mostTexts) return [];
    return [{ piece, weight: Math.log(1 + 1 / share) }];
  });
}
