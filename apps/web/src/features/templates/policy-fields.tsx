import { Group, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { pages } from '../../lib/pages.js';
import { useTexts } from '../../lib/texts.js';
import type { TemplateBody } from './words.js';

type Policies = NonNullable<TemplateBody['policies']>;

/** What policies are named for, and of which kind these are. */
const kinds = {
  escalation: 'escalation',
  reminder: 'reminder',
  signOff: 'sign_off',
  extension: 'extension',
  effectiveness: 'effectiveness',
  tollgate: 'sign_off',
} as const;
export const ofItems = ['escalation', 'reminder', 'signOff', 'extension', 'effectiveness'] as const;
export const ofProgram = [...ofItems, 'tollgate'] as const;

interface Props {
  uses: readonly (keyof typeof kinds)[];
  policies: Policies | undefined;
  wrong: (path: string) => string | null;
  write: (policies: Policies | undefined) => void;
}

/** Policies by name: the newest that is published at the launch, or the version that is named. */
export function PolicyFields({ uses, policies = {}, wrong, write }: Props): ReactElement {
  const t = useTexts();
  const found = useInfiniteQuery(pages('/policies', { limit: 200 }));
  const all = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const set = (use: string, name: string | null): void => {
    const { [use]: _before, ...rest } = policies;
    const next = name === null ? rest : { ...rest, [use]: name };
    write(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <Group gap="xs" align="start">
      {uses.map((use) => {
        const names = all.filter(({ kind }) => kind === kinds[use]).map(({ name }) => name);
        const present = policies[use];
        // A version that is named, or a policy that is gone, stays to be seen.
        const data = present === undefined || names.includes(present) ? names : [present, ...names];
        return (
          <Select
            key={use}
            w={210}
            label={t(`template.policyOf.${use}`)}
            placeholder={t('template.edit.usualPolicy')}
            clearable
            searchable
            value={present ?? null}
            error={wrong(use)}
            onChange={(name) => set(use, name)}
            data={[...new Set(data)]}
          />
        );
      })}
    </Group>
  );
}
