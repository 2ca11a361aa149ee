import { Alert, Button, Code, CopyButton, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../lib/texts.js';

/** A secret that is shown this once, to be copied. */
export function Once({ says, secret }: { says: string; secret: string }): ReactElement {
  const t = useTexts();
  return (
    <Alert variant="light" mt="sm" role="status">
      <Text size="sm" mb={6}>
        {says}
      </Text>
      <Code block className="hash">
        {secret}
      </Code>
      <CopyButton value={secret}>
        {({ copied, copy }) => (
          <Button mt="xs" size="compact-sm" variant="default" onClick={copy}>
            {t(copied ? 'items.copied' : 'items.copy')}
          </Button>
        )}
      </CopyButton>
    </Alert>
  );
}
