import { piecesOf, wordsOf } from './words.js';

/** What a record says of its matter. */
export interface Said {
  title: string;
  text: string;
}

export interface Alike {
  /** From 0, nothing in common, to 1, the same. */
  score: number;
  /** Those words of what is asked that match, the most telling first; none where something else than words was compared. */
  words: string[];
}

/**
 * By which texts are compared: the lexical one below, or embeddings, which see that two texts mean one thing in two languages. A port:
 * whoever answers it names itself, so that an answer says how it was found.
 */
export interface Likeness {
  readonly name: string;
  /** How alike each of those found is to what is asked, in their order. */
  compare: (asked: Said, found: readonly Said[]) => Promise<Alike[]>;
}

/** Of a text so many characters are compared, of a title all: what a case is about stands at its beginning. */
export const mostCompared = 600;
/** So many words that match are told. */
const mostWords = 8;

/** As BM25 has them: how soon more of the same word says nothing more, and how much a long text is held against it. */
const [k1, b] = [1.2, 0.4];
/** How much words count beside pieces of them. */
const wordShare = 0.7;

/**
 * Words by BM25 (Robertson and Zaragoza, “The Probabilistic Relevance Framework”, 2009) with the title counted twice, and pieces of
 * words by how many both have (Dice), for what is bent, compounded or misspelt. How rare a word is, is counted among those found and what
 * is asked. The score of BM25 is given as a share of what the asked text would have by itself, so that it says how alike two are,
 * whatever their length; the two are weighed 7 to 3.
 *
 * Within one language: of the pairs in `test/factories/similar-texts.ts` all. Across languages what is written alike in both, names and
 * figures, which is 11 of 100 there: that is not promised.
 */
export const lexical: Likeness = {
  name: 'lexical',
  compare: (asked, found) => Promise.resolve(compareWords(asked, found)),
};

interface Counted {
  words: Map<string, number>;
  length: number;
  pieces: Set<string>;
}

function compareWords(asked: Said, found: readonly Said[]): Alike[] {
  const of = counted(asked);
  const others = found.map(counted);
  const all = [of, ...others];
  const usual = all.reduce((sum, { length }) => sum + length, 0) / all.length || 1;
  const rarity = new Map([...of.words.keys()].map((word) => [word, rarityOf(word, all)]));
  const matched = (one: Counted): number =>
    [...rarity].reduce((sum, [word, rare]) => sum + rare * weight(one.words.get(word) ?? 0, one.length / usual), 0);
  const whole = matched(of) || 1;
  return others.map((one) => {
    const shared = [...rarity].filter(([word]) => one.words.has(word));
    const words = shared.sort(([, x], [, y]) => y - x).slice(0, mostWords);
    const score = wordShare * Math.min(1, matched(one) / whole) + (1 - wordShare) * dice(of.pieces, one.pieces);
    return { score, words: words.map(([word]) => word) };
  });
}

function counted({ title, text }: Said): Counted {
  const beginning = text.slice(0, mostCompared);
  const words = new Map<string, number>();
  const [inTitle, inText] = [wordsOf(title), wordsOf(beginning)];
  for (const word of [...inTitle, ...inTitle, ...inText]) words.set(word, (words.get(word) ?? 0) + 1);
  return { words, length: 2 * inTitle.length + inText.length, pieces: piecesOf(`${title} ${beginning}`) };
}

/** Never nothing: what all have in common still makes them alike. */
function rarityOf(word: string, all: readonly Counted[]): number {
  const having = all.filter(({ words }) => words.has(word)).length;
  return Math.log(1 + (all.length - having + 0.5) / (having + 0.5));
}

function weight(times: number, length: number): number {
  return times === 0 ? 0 : (times * (k1 + 1)) / (times + k1 * (1 - b + b * length));
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0;
  let both = 0;
  for (const piece of one) if (other.has(piece)) both += 1;
  return (2 * both) / (one.size + other.size);
}
