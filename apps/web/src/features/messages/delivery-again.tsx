import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';

/** Sends what was not delivered again, where whoever looks may. */
export function DeliveryAgain({ delivery }: { delivery: Schemas['Delivery'] }): ReactElement | null {
  const t = useTexts();
  const { id, allowed, person, room, address } = delivery;
  const again = useCommand<null, unknown>(`delivery-again/${id}`, (_, headers) =>
    http.POST('/deliveries/{id}/retry', { params: { path: { id } }, body: {}, headers }),
  );
  if (!allowed.includes('retry') && again.error === null) return null;
  return (
    <>
      <Button
        variant="default"
        size="compact-xs"
        aria-label={t('delivery.againThis', { to: person?.name ?? room?.name ?? address ?? '' })}
        loading={again.isPending}
        onClick={() => again.mutate(null)}
      >
        {t('delivery.again')}
      </Button>
      <Problem error={again.error} />
    </>
  );
}
