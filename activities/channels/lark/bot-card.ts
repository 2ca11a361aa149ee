import type { Letter, LetterLink } from '../../../domain/notification/letter.js';
import { fit, withRoom } from '../fit.js';
import { larkCard } from './render.js';

/** A card that is sent by an app may have 30 KB. */
const mostBytes = withRoom(30 * 1024);
const entriesAtMost = 20;

/**
 * The card of a bot that knows its reader: pressing a button calls us back, and asks there on what one decides. It cannot be
 * passed on, and can be changed by the answer.
 */
export function renderLarkBotCard(letter: Letter): string {
  return fit(letter, mostBytes, entriesAtMost, (part) =>
    JSON.stringify(larkCard(part, { wide_screen_mode: true, enable_forward: false, update_multi: true }, pressed)),
  );
}

/** The last part of a link is its token. */
function pressed({ url }: LetterLink): object {
  return { value: { step: 'ask', act: url.slice(url.lastIndexOf('/') + 1) } };
}
