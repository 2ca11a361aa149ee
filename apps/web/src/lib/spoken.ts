import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { Speaker } from './speaker.js';
import type { Sentences } from '../texts/sentences/sentences.js';
import { Clock, wayOfWriting } from './time.js';

/** The sentences of the API are English: every other language has its own of each, beside those of the page. */
const sentenceTexts = 'sentences';

/** What is said, and in which language where it is not that of the page. */
interface Spoken {
  text: string;
  lang?: 'en';
}

/** A sentence of the API in the language of the page; where it is not known there, in English, marked as such. */
export function useSpoken(): (text: string) => Spoken {
  useTranslation();
  return spoken;
}

/** The same where a text is all that there is place for. */
export function useSpokenText(): (text: string) => string {
  useTranslation();
  return spokenText;
}

/** The same outside of what is drawn anew with another language. */
export function spokenText(text: string): string {
  return spoken(text).text;
}

function spoken(text: string): Spoken {
  const known = speaker();
  if (known === null) return { text };
  const said = known.say(text);
  if (said !== undefined) return { text: said };
  // What is written in other letters is somebody's own.
  return /^[\p{Script=Latin}\P{L}]*$/u.test(text) ? { text, lang: 'en' } : { text };
}

/** By their sentences: to make one takes longer than to use it a thousand times. */
const speakers = new WeakMap<Sentences, Speaker>();

/** Null: the page speaks as the API does. */
export function speaker(): Speaker | null {
  const { language } = i18next;
  const sentences = i18next.getResourceBundle(language, sentenceTexts) as Sentences | undefined;
  if (sentences === undefined) return null;
  const found =
    speakers.get(sentences) ?? new Speaker(sentences, language, new Clock(wayOfWriting(language, navigator.languages)));
  speakers.set(sentences, found);
  return found;
}
