import { useTranslation } from 'react-i18next';
import { saidRule, type SaidRule } from './rule.js';
import { useClock, useTexts } from './texts.js';
import { dateFormat, listFormat } from './formats.js';

/** A rule of RFC 5545, or a span after the last one, and the time of day. */
interface Schedule {
  rule: string | null;
  every?: string | null;
  time: string;
}

/** When something recurs, in words: `every month on the last Friday at 09:00`. */
export function useRuleWords(): (schedule: Schedule) => string {
  const t = useTexts();
  const clock = useClock();
  const { language } = useTranslation().i18n;
  // 5 January 2026 is a Monday.
  const named = (options: Intl.DateTimeFormatOptions, month: number, day: number): string =>
    dateFormat(language, { ...options, timeZone: 'UTC' }).format(Date.UTC(2026, month, day));
  const together = (all: string[]): string => listFormat(language, { style: 'long', type: 'conjunction' }).format(all);
  const dayWords = ({ days, monthDays }: SaidRule): string[] => [
    ...days.map(({ nth, weekday }) => {
      const name = named({ weekday: 'long' }, 0, 4 + weekday);
      if (nth === null) return name;
      return t(`recurrence.place.${nth < 0 ? 'm' : 'p'}${Math.abs(nth)}` as 'recurrence.place.p1', { weekday: name });
    }),
    ...monthDays.map((day) => {
      if (day === -1) return t('recurrence.lastDay');
      return t(day < 0 ? 'recurrence.lastDayBut' : 'recurrence.monthDay', { day: Math.abs(day) });
    }),
  ];
  const ruleWords = (rule: string): string => {
    const said = saidRule(rule);
    if (said === null) return t('recurrence.as', { rule });
    const every = t(`recurrence.every.${said.frequency}`, { count: said.interval });
    const days = dayWords(said);
    const withDays = days.length === 0 ? every : t('recurrence.on', { every, days: together(days) });
    if (said.months.length === 0) return withDays;
    const months = together(said.months.map((month) => named({ month: 'long' }, month - 1, 5)));
    return t('recurrence.inMonths', { said: withDays, months });
  };
  return ({ rule, every, time }) => {
    const words = rule === null ? t('recurrence.after', { every: clock.span(every ?? '') }) : ruleWords(rule);
    return `${words} ${t('recurrence.at', { time })}`;
  };
}
