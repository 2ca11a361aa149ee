import { QueryProblem } from './place.js';

/** A part of a statement: a name (folded as PostgreSQL folds it), a sign, or what stands for a value. */
export interface Token {
  kind: 'name' | 'quoted' | 'sign' | 'value';
  text: string;
  /** Of its first character in UTF-16 units, from 0. */
  at: number;
}

/** Other spaces of Unicode are letters to PostgreSQL. */
const space = /[ \t\n\r\f\v]+/y;
const lineComment = /--[^\n\r]*/y;
const name = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const number = /\.?\d[\w.]*/y;
const tag = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
/** Letters before a quotation mark that make another kind of value of it, by the same rules of where it ends. */
const prefixes = new Set(['b', 'n', 'x']);

/**
 * What a statement is made of, by the lexical rules of PostgreSQL (`standard_conforming_strings` is on). Comments and spaces are
 * left out. One pass, whatever is written.
 *
 * @throws QueryProblem where something is not ended, or cannot be told
 */
export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(sql) ?? [];
    if (found === undefined) return null;
    at += found.length;
    return found;
  };
  const put = (kind: Token['kind'], text: string, from: number): void => {
    tokens.push({ kind, text, at: from });
  };
  while (at < sql.length) {
    const from = at;
    if (take(space) !== null || take(lineComment) !== null) continue;
    if (sql.startsWith('/*', at)) {
      at = behindComment(sql, at);
      continue;
    }
    const sign = sql[at] ?? '';
    if (sign === "'") {
      at = behindQuote(sql, at);
      put('value', "'", from);
      continue;
    }
    if (sign === '"') {
      at = behindQuote(sql, at);
      put('quoted', sql.slice(from + 1, at - 1).replaceAll('""', '"'), from);
      continue;
    }
    const opening = take(tag);
    if (opening !== null) {
      const end = sql.indexOf(opening, at);
      if (end < 0) throw unended('text', sql, from);
      at = end + opening.length;
      put('value', "'", from);
      continue;
    }
    const word = take(name);
    if (word !== null) {
      const folded = word.toLowerCase();
      const next = sql[at] ?? '';
      // Where such a text ends goes by rules of their own.
      if ((folded === 'u' && /^&['"]/.test(sql.slice(at, at + 2))) || (folded === 'e' && next === "'"))
        throw problemAt("Texts and names by E'…' and U& are not taken. Write the characters themselves.", sql, from);
      if (next === "'" && prefixes.has(folded)) {
        at = behindQuote(sql, at);
        put('value', "'", from);
      } else put('name', folded, from);
      continue;
    }
    if (take(number) !== null) {
      put('value', '0', from);
      continue;
    }
    at += 1;
    put('sign', sql.startsWith('::', from) ? '::' : sign, from);
    if (sql.startsWith('::', from)) at = from + 2;
  }
  return tokens;
}

/** Comments stand within each other. */
function behindComment(sql: string, from: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = from;
  let depth = 0;
  for (let found = marks.exec(sql); found; found = marks.exec(sql)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  throw unended('comment', sql, from);
}

/** Behind a text or name that begins at a quotation mark: the mark twice stands for itself. */
function behindQuote(sql: string, from: number): number {
  const mark = sql[from] ?? '';
  for (let at = from + 1; at < sql.length; at += 1) {
    if (sql[at] !== mark) continue;
    if (sql[at + 1] !== mark) return at + 1;
    at += 1;
  }
  throw unended(mark === '"' ? 'name' : 'text', sql, from);
}

function unended(what: string, sql: string, at: number): QueryProblem {
  return problemAt(`The ${what} that begins here does not end.`, sql, at);
}

/** @param at in UTF-16 units, from 0 */
export function problemAt(message: string, sql: string, at: number): QueryProblem {
  return new QueryProblem(message, [...sql.slice(0, at)].length + 1);
}
