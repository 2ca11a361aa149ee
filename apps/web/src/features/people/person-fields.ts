import type { Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import type { Schemas } from '../../lib/api.js';
import type { useTexts } from '../../lib/texts.js';

export const accessLevels = ['administrator', 'program_manager', 'member', 'auditor'] as const;
export type AccessLevel = (typeof accessLevels)[number];

/** What is asked about a person. */
export function personFields(t: ReturnType<typeof useTexts>): FormField[] {
  return [
    { name: 'name', label: t('person.name'), kind: 'line', required: true },
    { name: 'email', label: t('person.email'), kind: 'line' },
    {
      name: 'access',
      label: t('person.access'),
      kind: 'choice',
      required: true,
      options: accessLevels.map((value) => ({ value, label: t(`person.accessIs.${value}`) })),
    },
    { name: 'teamId', label: t('person.team'), kind: 'team' },
    { name: 'managerId', label: t('person.manager'), kind: 'person' },
    { name: 'market', label: t('person.market'), kind: 'line' },
    { name: 'timeZone', label: t('person.timeZone'), kind: 'line', required: true, hint: t('person.timeZoneHint') },
    { name: 'external', label: t('person.external'), kind: 'check', hint: t('person.externalHint') },
  ];
}

/** A person as their form shows them. */
export function valuesOf(person: Schemas['Person']): Values {
  return {
    name: person.name,
    email: person.email ?? '',
    access: person.access,
    teamId: person.team?.id ?? '',
    managerId: person.manager?.id ?? '',
    market: person.market ?? '',
    timeZone: person.timeZone,
    external: person.external ? 'yes' : '',
  };
}

/** What the form says, as the API takes it. */
export function bodyOf(values: Values) {
  const text = (name: string): string | null => (values[name] ? values[name] : null);
  return {
    name: values['name'] ?? '',
    email: text('email'),
    access: (values['access'] ?? 'member') as AccessLevel,
    teamId: text('teamId'),
    managerId: text('managerId'),
    market: text('market'),
    timeZone: values['timeZone'] ?? '',
    external: values['external'] === 'yes',
  };
}
