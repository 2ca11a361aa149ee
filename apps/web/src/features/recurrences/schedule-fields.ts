import { useTranslation } from 'react-i18next';
import type { FormField } from '../../components/form/form-field.js';
import { useTexts } from '../../lib/texts.js';
import { monthly, often, places, weekdays } from './schedule-said.js';

/** When something recurs, as fields. */
export function useScheduleFields(): FormField[] {
  const t = useTexts();
  const { language } = useTranslation().i18n;
  // 5 January 2026 is a Monday.
  const named = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const days = weekdays.map((value, index) => ({ value, label: named.format(Date.UTC(2026, 0, 5 + index)) }));
  const fixed = { field: 'schedule.mode', is: 'fixed' };
  return [
    {
      name: 'schedule.mode',
      label: t('recurrence.form.mode'),
      kind: 'choice',
      required: true,
      options: (['fixed', 'after_completion'] as const).map((value) => ({
        value,
        label: t(`recurrence.form.modeIs.${value}`),
      })),
    },
    {
      name: 'often',
      label: t('recurrence.form.often'),
      kind: 'choice',
      required: true,
      when: fixed,
      options: often.map((value) => ({ value, label: t(`recurrence.form.oftenIs.${value}`) })),
    },
    {
      name: 'interval',
      label: t('recurrence.form.interval'),
      hint: t('recurrence.form.intervalHint'),
      kind: 'number',
      when: { field: 'often', is: ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] },
    },
    {
      name: 'weekdays',
      label: t('recurrence.form.weekdays'),
      hint: t('recurrence.form.asStart'),
      kind: 'many',
      when: { field: 'often', is: 'WEEKLY' },
      options: days,
    },
    {
      name: 'monthly',
      label: t('recurrence.form.monthly'),
      hint: t('recurrence.form.asStart'),
      kind: 'choice',
      when: { field: 'often', is: 'MONTHLY' },
      options: monthly.map((value) => ({ value, label: t(`recurrence.form.monthlyIs.${value}`) })),
    },
    {
      name: 'monthDay',
      label: t('recurrence.form.monthDay'),
      kind: 'number',
      required: true,
      when: { field: 'monthly', is: 'day' },
    },
    {
      name: 'place',
      label: t('recurrence.form.place'),
      kind: 'choice',
      required: true,
      when: { field: 'monthly', is: 'weekday' },
      options: places.map((value) => ({ value, label: t(`recurrence.form.placeIs.${value}`) })),
    },
    {
      name: 'weekday',
      label: t('recurrence.form.weekday'),
      kind: 'choice',
      required: true,
      when: { field: 'monthly', is: 'weekday' },
      options: days,
    },
    {
      name: 'schedule.rule',
      label: t('recurrence.form.rule'),
      hint: t('recurrence.form.ruleHint'),
      kind: 'line',
      required: true,
      when: { field: 'often', is: 'rule' },
    },
    {
      name: 'schedule.every',
      label: t('recurrence.form.every'),
      hint: t('recurrence.form.everyHint'),
      kind: 'span',
      required: true,
      when: { field: 'schedule.mode', is: 'after_completion' },
    },
    {
      name: 'schedule.startsOn',
      label: t('recurrence.startsOn'),
      hint: t('recurrence.form.startsHint'),
      kind: 'date',
    },
    { name: 'schedule.time', label: t('recurrence.form.time'), hint: t('recurrence.form.timeHint'), kind: 'line' },
    {
      name: 'schedule.onDayOff',
      label: t('recurrence.onDayOff'),
      kind: 'choice',
      required: true,
      options: (['next_working_day', 'previous_working_day', 'same'] as const).map((value) => ({
        value,
        label: t(`recurrence.dayOff.${value}`),
      })),
    },
    {
      name: 'schedule.missed',
      label: t('recurrence.missed'),
      kind: 'choice',
      required: true,
      options: (['catch_up', 'report'] as const).map((value) => ({ value, label: t(`recurrence.missedIs.${value}`) })),
    },
    { name: 'schedule.until', label: t('recurrence.form.until'), kind: 'date' },
    { name: 'schedule.count', label: t('recurrence.form.count'), kind: 'number' },
  ];
}
