import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { http } from '../lib/api.js';
import { useTexts } from '../lib/texts.js';
import { Spoken } from './spoken.js';

/** A policy may ask whoever decides to show once more that it is they. */
export function Prove({ again }: { again: () => void }): ReactElement {
  const t = useTexts();
  const [password, type] = useState('');
  // Not by useCommand: nothing of a password is kept, not even a trace of it.
  const command = useMutation({
    mutationFn: (given: string) =>
      http.POST('/proof', { body: { password: given }, headers: { 'idempotency-key': crypto.randomUUID() } }),
    onSuccess: again,
  });
  return (
    <Stack gap="xs">
      <Text size="sm">{t('proof.asked')}</Text>
      <PasswordInput
        label={t('proof.password')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => type(event.currentTarget.value)}
        error={command.error && <Spoken>{command.error.message}</Spoken>}
      />
      <Button variant="default" onClick={() => command.mutate(password)} loading={command.isPending}>
        {t('proof.prove')}
      </Button>
    </Stack>
  );
}
