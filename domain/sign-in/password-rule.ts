import { Refusal } from '../refusal.js';
import { folded } from '../text/folded.js';

/** What stands alone against whoever guesses: NIST SP 800-63B-4, 3.1.1.2, for a password that is the only proof. */
export const shortestPassword = 15;
/** Well beyond the 64 that must be taken; what is longer costs, and adds nothing. */
export const longestPassword = 256;

/**
 * What passwords that are guessed first are made of, in pieces: of fifteen characters and more, the commonest are such pieces,
 * repeated or strung together. Written down for this place by those who wrote it; it was not taken from a list of leaked
 * passwords, nor held against one, and claims to be none.
 */
const commonPieces =
  `qwertyuiop asdfghjkl basketball administrator governance passw0rd password p@ssword p@ssw0rd princess
  baseball football sunshine superman iloveyou starwars whatever trustno1 tollgate computer internet letmein welcome charlie
  michael jessica liverpool changeme default company zxcvbnm qwertz azerty qwerty asdfgh zxcvbn monkey dragon shadow master
  secret summer winter spring autumn batman 1q2w3e4r5t 1qaz2wsx 1q2w3e admin login guest hello ninja lovely azure abc123
  qazwsx asdf qwer test pass user root love abcd abc xyz`
    .split(/\s+/)
    .sort((a, b) => b.length - a.length);

/** So many characters must be left that are neither such pieces, nor about the person, nor a run. */
const leastOfItsOwn = 6;

/** As it is hashed: what is typed on one keyboard and on another is the same. */
export function normalPassword(password: string): string {
  return password.normalize('NFKC');
}

/**
 * No rules of what must be in it: they make passwords that people forget and programs guess. It must be long, and not what is
 * guessed first.
 *
 * @throws Refusal `weak-password`
 */
export function checkPassword(password: string, person: { name: string; email: string | null }): void {
  const normal = normalPassword(password);
  const length = [...normal].length;
  if (length < shortestPassword)
    throw weak(`It has ${length} characters. Choose one of ${shortestPassword} or more: four or five words will do.`);
  if (length > longestPassword) throw weak(`It has more than ${longestPassword} characters. Choose a shorter one.`);
  if (ownCharacters(normal, person) < leastOfItsOwn)
    throw weak(
      'It is among those that are guessed first: a common one, a run of keys, or made of your own name or address. ' +
        'Choose words that have nothing to do with each other.',
    );
}

function weak(detail: string): Refusal {
  return new Refusal('weak-password', `The password is not taken. ${detail}`);
}

function ownCharacters(password: string, { name, email }: { name: string; email: string | null }): number {
  const about = [name, ...name.split(/[\s.,'’-]+/), ...(email ?? '').split(/[@._+-]+/), email ?? '']
    .map(folded)
    .filter((piece) => piece.length >= 3)
    .sort((a, b) => b.length - a.length);
  const rest = [...about, ...commonPieces].reduce((text, piece) => text.replaceAll(piece, ' '), folded(password));
  return unrepeated(rest.replaceAll(/[\s._!-]+/g, '')).length;
}

/** A piece that is said again, a character that is repeated, and a run such as 3456 or fedc, count once. */
function unrepeated(text: string): string {
  const [, once] = /^(.+?)\1+.{0,3}$/u.exec(text) ?? [];
  const characters = [...(once ?? text)];
  const codes = characters.map((character) => character.codePointAt(0) ?? 0);
  return characters
    .filter((_, n) => {
      const step = (codes[n] ?? 0) - (codes[n - 1] ?? Number.NaN);
      return n === 0 || !(step === 0 || Math.abs(step) === 1);
    })
    .join('');
}
