import type { LarkUser } from '../../../../domain/notification/lark-user.js';
import { asObject } from './open-callback.js';

/** What somebody did to a card of the bot. */
export interface Pressed {
  /** By which ids Lark knows who it was; what kind of id one is, Lark says, not its letters. */
  operator: LarkUser[];
  /** `ask`: show on what I would decide; `do`: decide; `rest`: what else is there to decide. */
  step: 'ask' | 'do' | 'rest';
  /** The token of the link that the button stands for. */
  act: string;
  typed: Record<string, string>;
}

/** Null: nothing of ours was pressed. */
export function pressedOf(event: Record<string, unknown>): Pressed | null {
  const operator = asObject(event['operator']);
  const action = asObject(event['action']);
  const { step, act } = asObject(action['value']);
  if ((step !== 'ask' && step !== 'do' && step !== 'rest') || typeof act !== 'string') return null;
  const ids = (['open_id', 'union_id', 'user_id'] as const).flatMap((idType): LarkUser[] => {
    const id = operator[idType];
    return typeof id === 'string' && id !== '' ? [{ idType, id }] : [];
  });
  return {
    operator: ids,
    step,
    act,
    typed: typedOf(asObject(action['form_value'])),
  };
}

/** A date comes with the offset of whoever picked it: `2026-11-30 +0800`; the day is what they saw. */
function typedOf(form: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => {
      if (typeof value !== 'string') return [];
      return [[name, name === 'date' ? value.slice(0, 10) : value]];
    }),
  );
}
