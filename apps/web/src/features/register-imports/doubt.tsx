import { Alert, Radio, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { Problem } from '../../components/problem.js';
import { ProblemError } from '../../lib/problem.js';
import { useTexts } from '../../lib/texts.js';
import type { Said } from './queries.js';

const orders = ['dmy', 'mdy', 'ymd'] as const;

/** What has to be said before the file can be read, asked as a question; any other refusal in its own words. */
export function Doubt({ error, say }: { error: Error | null; say: (said: Said) => void }): ReactElement | null {
  const t = useTexts();
  if (!(error instanceof ProblemError)) return <Problem error={error} />;
  const texts = (name: string): unknown[] => {
    const value: unknown = error.extra[name];
    return Array.isArray(value) ? value : [];
  };
  const asked = (label: string, options: { value: string; label: string }[], choose: (value: string) => void) => (
    <Alert color="yellow" variant="light" role="alert" title={t('imports.ask.title')}>
      <Radio.Group label={label} description={error.message} value={null} onChange={choose}>
        <Stack gap={6} mt={6}>
          {options.map((each) => (
            <Radio key={each.value} value={each.value} label={each.label} />
          ))}
        </Stack>
      </Radio.Group>
    </Alert>
  );
  if (error.code === 'ambiguous-dates') {
    const possible = orders.filter((order) => texts('orders').includes(order));
    const options = possible.map((order) => ({ value: order, label: t(`imports.ask.${order}`) }));
    return asked(t('registerImport.dates'), options, (dateOrder) => say({ dateOrder }));
  }
  if (error.code === 'unknown-encoding') {
    const options = texts('encodings').flatMap((each) => {
      const { encoding, sample } = each as { encoding?: unknown; sample?: unknown };
      if (typeof encoding !== 'string') return [];
      return [{ value: encoding, label: typeof sample === 'string' ? `${encoding}: ${sample}` : encoding }];
    });
    return asked(t('registerImport.encoding'), options, (encoding) => say({ encoding }));
  }
  return <Problem error={error} />;
}
