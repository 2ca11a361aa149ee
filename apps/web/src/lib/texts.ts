import i18next from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Texts } from '../texts/all.js';
import { en } from '../texts/en.js';
import { refusalTexts } from './refusal.js';
import { Clock, wayOfWriting } from './time.js';

/** The languages that are whole. Further ones are a file in `texts/` and a line here. */
export const languages = { en: 'English', 'zh-CN': '简体中文' } as const;
export type Language = keyof typeof languages;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Texts };
  }
}

const place = 'tollgate.language';

/** What they chose here; else what their browser asks for; else English. */
export function chosenLanguage(kept: string | null, asked: readonly string[]): Language {
  if (kept !== null && kept in languages) return kept as Language;
  for (const each of asked) {
    if (each.toLowerCase().startsWith('zh')) return 'zh-CN';
    if (each.toLowerCase().startsWith('en')) return 'en';
  }
  return 'en';
}

export async function startTexts(): Promise<void> {
  const language = chosenLanguage(localStorage.getItem(place), navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  if (language !== 'en') await speak(language);
  document.documentElement.lang = language;
}

/** English that belongs to some pages only comes with them: each such page imports the `texts.ts` of its folder. */
export function addTexts(texts: object): void {
  i18next.addResourceBundle('en', 'translation', texts, true, true);
}

/** Every other language than English comes whole, when it is asked for. */
export async function speak(language: Language): Promise<void> {
  if (language === 'zh-CN' && !i18next.hasResourceBundle('zh-CN', 'translation')) {
    const { zhCN } = await import('../texts/zh-CN.js');
    const { refusals } = await import('../texts/zh-CN/refusals.js');
    i18next.addResourceBundle('zh-CN', 'translation', zhCN);
    const { events } = await import('../texts/zh-CN/events.js');
    const { sentences } = await import('../texts/zh-CN/sentences.js');
    i18next.addResourceBundle('zh-CN', refusalTexts, refusals);
    i18next.addResourceBundle('zh-CN', 'events', events);
    i18next.addResourceBundle('zh-CN', 'sentences', sentences);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(place, language);
  // The pages that the server makes (of links, and of signing in) speak it too.
  document.cookie = `tollgate-language=${language}; path=/; max-age=31536000; samesite=lax`;
  await speak(language);
}

export function useTexts() {
  return useTranslation().t;
}

/** Times as whoever looks writes them. */
export function useClock(): Clock {
  const { i18n } = useTranslation();
  return useMemo(() => new Clock(wayOfWriting(i18n.language, navigator.languages)), [i18n.language]);
}
