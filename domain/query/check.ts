import { allowedFunctions, callNothing, insteadOf } from './functions.js';
import { longestStatement } from './limits.js';
import { problemAt, tokensOf, type Token } from './tokens.js';
import { QueryProblem } from './place.js';

const beginnings = ['select', 'with', 'values', 'table', '('];

/**
 * The one statement that a text is, without the semicolon behind it. Whoever carries it out has no right to anything but to read the
 * views; this says first, and with its place, what would cost the server much or reach beyond: functions that are in no list, loops.
 *
 * @throws QueryProblem
 */
export function statementOf(text: string): string {
  if (text.length > longestStatement)
    throw new QueryProblem(`The statement has ${text.length} characters, and ${longestStatement} are the most.`);
  const tokens = tokensOf(text);
  const [first] = tokens;
  if (first === undefined) throw new QueryProblem('There is no statement. Write one, e.g. SELECT * FROM items.');
  const end = tokens.findIndex(({ text: sign, kind }) => kind === 'sign' && sign === ';');
  const behind = end < 0 ? undefined : tokens[end + 1];
  if (behind) throw problemAt('One statement at a time: what stands behind the semicolon is another.', text, behind.at);
  if (!beginnings.includes(first.text) || first.kind === 'quoted')
    throw problemAt('Only what reads is taken: begin with SELECT, WITH, VALUES or TABLE.', text, first.at);
  const own = end < 0 ? tokens : tokens.slice(0, end);
  for (const [index, token] of own.entries()) checkToken(own, index, token, text);
  return end < 0 ? text : text.slice(0, tokens[end]?.at);
}

function checkToken(tokens: readonly Token[], index: number, token: Token, text: string): void {
  const next = tokens[index + 1];
  const before = tokens[index - 1];
  if (token.kind === 'sign' && token.text === '$')
    throw problemAt('There are no parameters here. Write the value itself.', text, token.at);
  if (token.kind === 'name' && token.text === 'recursive')
    throw problemAt('WITH RECURSIVE is not taken: nothing bounds it.', text, token.at);
  if (next?.text !== '(' || next.kind !== 'sign' || (token.kind !== 'name' && token.kind !== 'quoted')) return;
  if (token.kind === 'name' && token.text === 'array')
    throw problemAt('ARRAY(SELECT …) is not taken. Use string_agg or json_agg.', text, token.at);
  if (isSign(before, '.')) {
    checkQualified(tokens, index, token, text);
    return;
  }
  if (token.kind === 'name' && callNothing.has(token.text)) return;
  if (allowedFunctions.has(token.text)) return;
  // The columns of a name that is given, `AS t (a, b)` and `WITH t (a, b) AS (`, or the size of a type.
  if (isSign(before, '::') || (before?.kind === 'name' && ['as', 'with'].includes(before.text))) return;
  if (isSign(before, ',') && namesColumns(tokens, index + 1)) return;
  call(token, text);
}

/** `pg_catalog.lower(…)` is what `lower(…)` is. */
function checkQualified(tokens: readonly Token[], index: number, token: Token, text: string): void {
  const schema = tokens[index - 2];
  if (schema?.text === 'pg_catalog' && !isSign(tokens[index - 3], '.')) {
    call(token, text);
    return;
  }
  throw problemAt(
    `There is no function ${schema?.text ?? ''}.${token.text} here. Only PostgreSQL's own are taken.`,
    text,
    token.at,
  );
}

function call({ text: name, at }: Token, text: string): void {
  if (allowedFunctions.has(name)) return;
  const instead =
    insteadOf[name] ??
    'docs/analytics.md says which are. Columns of a table that is given a name are written behind AS.';
  throw problemAt(`The function ${name} is not among those that are taken. ${instead}`, text, at);
}

/** Whether the parenthesis holds the columns of a further `WITH`: names alone, and behind it comes AS and another one. */
function namesColumns(tokens: readonly Token[], open: number): boolean {
  const close = tokens.findIndex((token, at) => at > open && isSign(token, ')'));
  if (close < 0 || tokens[0]?.text !== 'with') return false;
  const columns = tokens.slice(open + 1, close);
  if (columns.some((token, at) => (at % 2 === 0 ? isValueOrSign(token) : !isSign(token, ',')))) return false;
  const [as, ...rest] = tokens.slice(close + 1, close + 5);
  const behind = rest.find(({ text }) => text !== 'not' && text !== 'materialized');
  return as?.kind === 'name' && as.text === 'as' && isSign(behind, '(');
}

function isValueOrSign({ kind }: Token): boolean {
  return kind === 'value' || kind === 'sign';
}

function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.text === sign;
}
