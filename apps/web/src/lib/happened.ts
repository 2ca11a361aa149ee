import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { EventText } from '../texts/refusals/event-text.js';
import { carriedBy, namesIn } from '../texts/refusals/refusal-text.js';
import type { Schemas } from './api.js';
import { listFormat } from './formats.js';
import { speaker } from './spoken.js';
import { useClock } from './texts.js';
import type { Clock } from './time.js';

/** The sentences of the API are English: every other language has its own by the type of the event, beside those of the page. */
export const happenedTexts = 'events';

type Event = Pick<Schemas['TimelineEntry'], 'type' | 'summary' | 'data'>;

/** What is said of an event, and in which language where it is not that of the page. */
export interface Said {
  text: string;
  lang?: 'en';
}

/** What happened, in the language of the page; in English in the words of the API, and so where it is known by neither type nor sentence. */
export function useHappened(): (event: Event, zone?: string) => Said {
  const { i18n } = useTranslation();
  const clock = useClock();
  const { language } = i18n;
  return (event, zone) => {
    if (language === 'en') return { text: event.summary };
    const texts = i18next.getResourceBundle(language, happenedTexts) as Record<string, EventText> | undefined;
    const known = speaker();
    // A reason of the machine is a sentence of its own.
    const say = (value: unknown): unknown => (typeof value === 'string' ? (known?.say(value) ?? value) : value);
    const data = Object.fromEntries(
      Object.entries(event.data).map(([name, value]) => [name, Array.isArray(value) ? value.map(say) : say(value)]),
    );
    const facts = factsOf(data, language, clock, zone);
    const text = (texts && sentenceOf(texts, event.type, facts)) ?? known?.say(event.summary);
    return text === undefined ? { text: event.summary, lang: 'en' } : { text };
  };
}

/** Undefined where there is none of which all is known. */
export function sentenceOf(
  texts: Readonly<Record<string, EventText>>,
  type: string,
  facts: Readonly<Record<string, string>>,
): string | undefined {
  const found = texts[type] ?? texts[`*.${type.split('.').at(-1) ?? ''}`];
  const text = found?.find((each) => namesIn(each).every((name) => (facts[name] ?? '') !== ''));
  return text?.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => facts[name] ?? '');
}

/** Before this number of milliseconds no instant of ours lies, and behind it no count. */
const firstInstant = Date.UTC(2000, 0, 1);

/** What an event carries that can be said: besides texts and numbers its instants, and people and records by their names. */
export function factsOf(
  data: Readonly<Record<string, unknown>>,
  language: string,
  clock: Pick<Clock, 'at' | 'day'>,
  zone?: string,
): Record<string, string> {
  const list = listFormat(language, { type: 'conjunction', style: 'narrow' });
  const facts = carriedBy(data, language);
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === 'number' && value > firstInstant) facts[name] = clock.at(new Date(value).toISOString(), zone);
    const called = namedIn(value);
    if (called.length > 0) facts[name] = list.format(called);
  }
  const next = data['next'];
  if (typeof next === 'object' && next !== null && 'date' in next && typeof next.date === 'string')
    facts['nextDate'] = clock.day(next.date);
  return facts;
}

/** The names of people, or of a record with its key. */
function namedIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namedIn);
  if (typeof value !== 'object' || value === null) return [];
  const { name, key, title } = value as Record<string, unknown>;
  if (typeof name === 'string') return [name];
  return typeof title === 'string' ? [typeof key === 'string' ? `${key} “${title}”` : title] : [];
}
