import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { http } from '../lib/api.js';
import { useTexts } from '../lib/texts.js';
import { useCommand } from '../lib/use-command.js';
import { Problem } from './problem.js';

/** Plays a program as if nobody did anything, and goes where one sees it. */
export function Rehearse({ programId }: { programId: string }): ReactElement {
  const t = useTexts();
  const router = useRouter();
  const start = useCommand<string, { id: string } | undefined>(
    `rehearse/${programId}`,
    async (id, headers) => (await http.POST('/rehearsals', { body: { programId: id, days: 90 }, headers })).data,
    (rehearsal) => {
      if (rehearsal) void router.navigate({ to: '/rehearsals/$id', params: { id: rehearsal.id } });
    },
  );
  return (
    <div>
      <Button variant="default" loading={start.isPending} onClick={() => start.mutate(programId)}>
        {t('rehearse')}
      </Button>
      <Problem error={start.error} />
    </div>
  );
}
