import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { Said } from './said.js';

type Asked = Pick<Said, 'owners' | 'severalOwners' | 'onMissing' | 'onConflict' | 'late' | 'dueRule' | 'defaultOwner'>;

/** What a file leaves open that is seldom asked: it stands folded, with what holds where nothing is said. */
export function MoreOptions({
  said,
  say,
  open = false,
}: {
  said: Asked;
  say: (said: Said) => void;
  open?: boolean;
}): ReactElement {
  const t = useTexts();
  return (
    <details open={open}>
      <summary>{t('imports.more')}</summary>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} mt="xs">
        <NativeSelect
          label={t('imports.owners')}
          value={said.owners ?? 'match'}
          onChange={(event) => say({ owners: event.currentTarget.value })}
          data={[
            { value: 'match', label: t('imports.ownersMatch') },
            { value: 'create', label: t('imports.ownersCreate') },
          ]}
        />
        <NativeSelect
          label={t('imports.several')}
          value={said.severalOwners ?? 'ask'}
          onChange={(event) => say({ severalOwners: event.currentTarget.value })}
          data={[
            { value: 'ask', label: t('imports.severalAsk') },
            { value: 'first', label: t('imports.severalFirst') },
          ]}
        />
        <NativeSelect
          label={t('imports.missing')}
          value={said.onMissing ?? 'keep'}
          onChange={(event) => say({ onMissing: event.currentTarget.value })}
          data={[
            { value: 'keep', label: t('imports.missingKeep') },
            { value: 'flag', label: t('imports.missingFlag') },
            { value: 'cancel', label: t('imports.missingCancel') },
          ]}
        />
        <NativeSelect
          label={t('imports.conflict')}
          value={said.onConflict ?? 'ask'}
          onChange={(event) => say({ onConflict: event.currentTarget.value })}
          data={[
            { value: 'ask', label: t('imports.conflictAsk') },
            { value: 'keep', label: t('imports.conflictKeep') },
            { value: 'file', label: t('imports.conflictFile') },
          ]}
        />
        <NativeSelect
          label={t('imports.late')}
          value={said.late ?? 'start'}
          onChange={(event) => say({ late: event.currentTarget.value })}
          data={[
            { value: 'start', label: t('imports.lateStart') },
            { value: 'catch-up', label: t('imports.lateCatch') },
            { value: 'silent', label: t('imports.lateSilent') },
          ]}
        />
        <Line
          label={t('imports.dueRule')}
          hint={t('imports.ask.dueRuleHint')}
          text={said.dueRule ?? ''}
          say={(dueRule) => say({ dueRule })}
        />
        <Line
          label={t('imports.defaultOwner')}
          hint={t('imports.ask.defaultOwnerHint')}
          text={said.defaultOwner ?? ''}
          say={(defaultOwner) => say({ defaultOwner })}
        />
      </SimpleGrid>
    </details>
  );
}

function Line({
  label,
  hint,
  text,
  say,
}: {
  label: string;
  hint: string;
  text: string;
  say: (text: string) => void;
}): ReactElement {
  const [typed, type] = useState(text);
  const done = (): void => {
    if (typed.trim() !== text) say(typed.trim());
  };
  return (
    <TextInput
      label={label}
      placeholder={hint}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => event.key === 'Enter' && done()}
    />
  );
}
