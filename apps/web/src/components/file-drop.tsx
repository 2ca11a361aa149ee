import '@mantine/dropzone/styles.css';
import { Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useState, type ReactElement } from 'react';
import { useTexts } from '../lib/texts.js';

/** What the API takes at most; it says so itself where more is sent. */
const largest = 25 * 1024 * 1024;

/** By kind and by ending: what a browser takes a file for depends on the machine. */
const kinds = {
  'text/csv': ['.csv'],
  'text/plain': ['.txt', '.tsv'],
  'text/tab-separated-values': ['.tsv'],
  'application/vnd.ms-excel': ['.csv'],
  'application/vnd.ms-excel.sheet.macroenabled.12': ['.xlsm'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
};

/** A place to drop a spreadsheet, or to choose one. */
export function FileDrop({ take }: { take: (file: File) => void }): ReactElement {
  const t = useTexts();
  const [refused, refuse] = useState<string | null>(null);
  return (
    <>
      <Dropzone
        accept={kinds}
        maxSize={largest}
        multiple={false}
        onDrop={([file]) => {
          refuse(null);
          if (file) take(file);
        }}
        onReject={(files) => refuse(files[0]?.file.name ?? '')}
        inputProps={{ 'aria-label': t('act.drop') }}
        py="xl"
      >
        <Text ta="center">{t('act.drop')}</Text>
        <Text ta="center" size="sm" c="dimmed">
          {t('act.dropMore')}
        </Text>
      </Dropzone>
      {refused !== null && (
        <Text role="alert" className="late" size="sm" mt="xs">
          {t('act.wrongFile', { name: refused })}
        </Text>
      )}
    </>
  );
}
