import type { Schemas } from '../lib/client.js';
import { nameOf, plain, wallText, words } from '../lib/output.js';

const decisions = { signOff: 'sign-off', extension: 'more time' } as const;

/** Per item whom it tells at once, and its steps that differ, one line each; empty where nothing of it is to say. */
export function stepsText(items: Schemas['BulkItem'][]): string {
  return items
    .flatMap(({ item, moves, tells }) => {
      const zone = plain(item.zone);
      const lines = [
        ...(tells.people.length > 0 ? [`tells ${tells.people.map(toldText).join(', ')}${andMore(tells.more)}`] : []),
        ...(moves?.proofs ?? []).map(({ decision, text }) => `${decisions[decision]}: ${plain(text)}`),
        ...(moves?.steps ?? []).map((step) => stepText(step, zone)),
        ...(moves && moves.more > 0 ? [`and ${moves.more} more steps`] : []),
      ];
      return lines.length === 0 ? [] : [[plain(item.key), ...lines.map((line) => `  ${line}`)].join('\n')];
    })
    .join('\n');
}

/** `level 2`, `reminder`. */
export function stepName({ kind, level, occurrence }: { kind: string; level: number; occurrence: number }): string {
  const name = kind === 'level' ? `level ${plain(level)}` : words(kind);
  return occurrence === 0 || kind !== 'level' ? name : `${name} again`;
}

function stepText(step: Schemas['MovedStep'], zone: string): string {
  const { from, to } = step;
  const [was, is] = [from === null ? 'new' : wallText(from, zone), to === null ? 'gone' : wallText(to, zone)];
  const when = from === to ? is : `${was} → ${is}`;
  const [before, after] = [whoText(step.whoBefore), whoText(step.who)];
  const others = from !== null && to !== null && before !== after ? ` (before: ${before})` : '';
  const tells = to === null ? '' : `, tells ${after}${others}`;
  return `${stepName(step)}  ${when}${tells}${step.because === null ? '' : `; ${plain(step.because)}`}`;
}

function whoText(who: Schemas['MovedStep']['who']): string {
  return who.length === 0 ? 'nobody' : who.map(({ person }) => nameOf(person)).join(', ');
}

function toldText({ person, kind }: Schemas['BulkItem']['tells']['people'][number]): string {
  return `${nameOf(person)} (${words(kind)})`;
}

function andMore(more: number): string {
  return more === 0 ? '' : ` and ${more} more`;
}
