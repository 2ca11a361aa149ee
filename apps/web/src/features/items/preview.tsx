import { Code, ScrollArea, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import { Loading } from '../../components/loading.js';
import { Problem } from '../../components/problem.js';
import { fileUrl, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

type Evidence = Schemas['Evidence'];

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']);
const mostRead = 200_000;
const mostRows = 200;

/** How a file can be shown here; null where it can only be taken away. */
export function shownAs({ kind, mediaType }: Evidence): 'picture' | 'pdf' | 'table' | 'text' | null {
  if (kind !== 'file' || mediaType === null) return null;
  if (pictures.has(mediaType)) return 'picture';
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType === 'text/csv') return 'table';
  return mediaType === 'text/plain' ? 'text' : null;
}

/** A file of evidence, looked at without leaving the item. */
export function Preview({ itemId, file }: { itemId: string; file: Evidence }): ReactElement | null {
  const address = fileUrl(`/action-items/${itemId}/evidence/${file.id}/content`);
  switch (shownAs(file)) {
    case 'picture':
      return <img src={address} alt={file.title} className="preview" />;
    case 'pdf':
      return <Pdf address={address} title={file.title} />;
    case 'table':
      return <Written address={address} table />;
    case 'text':
      return <Written address={address} />;
    case null:
      return null;
  }
}

/** The server gives files to be saved, never to be run under its address: shown is a copy of its bytes. */
function Pdf({ address, title }: { address: string; title: string }): ReactElement {
  const file = useQuery({
    meta: { still: true },
    queryKey: ['file', address],
    queryFn: async ({ signal }) => (await taken(address, signal)).blob(),
    staleTime: Infinity,
  });
  const [shown, show] = useState<string | null>(null);
  useEffect(() => {
    if (file.data === undefined) return;
    const url = URL.createObjectURL(file.data);
    show(url);
    return () => {
      URL.revokeObjectURL(url);
    };
  }, [file.data]);
  if (shown === null) return file.error ? <Problem error={file.error} /> : <Loading rows={1} height={320} />;
  return <iframe src={shown} title={title} className="preview page" />;
}

function Written({ address, table = false }: { address: string; table?: boolean }): ReactElement {
  const t = useTexts();
  const file = useQuery({
    meta: { still: true },
    queryKey: ['file', address],
    queryFn: async ({ signal }) => {
      const text = await (await taken(address, signal)).text();
      return { text: text.slice(0, mostRead), cut: text.length > mostRead };
    },
    staleTime: Infinity,
  });
  if (file.data === undefined) return file.error ? <Problem error={file.error} /> : <Loading rows={4} />;
  return (
    <>
      <ScrollArea.Autosize mah={320} type="auto" viewportProps={{ tabIndex: 0 }}>
        {table ? <Rows text={file.data.text} /> : <Code block>{file.data.text}</Code>}
      </ScrollArea.Autosize>
      {file.data.cut && (
        <Text size="xs" c="dimmed">
          {t('items.cut')}
        </Text>
      )}
    </>
  );
}

/** A table as a spreadsheet would read it; as text where it is none. */
function Rows({ text }: { text: string }): ReactElement {
  const t = useTexts();
  const read = useQuery({
    meta: { still: true },
    queryKey: ['rows', text],
    queryFn: async () => {
      const { parse } = await import('csv-parse/browser/esm/sync');
      return parse(text, { bom: true, relaxColumnCount: true, relaxQuotes: true, toLine: mostRows + 1 });
    },
    staleTime: Infinity,
    retry: false,
  });
  if (read.error) return <Code block>{text}</Code>;
  const [head = [], ...rows] = read.data ?? [];
  return (
    <>
      <Table stickyHeader striped>
        <Table.Thead>
          <Table.Tr>
            {head.map((cell, column) => (
              <Table.Th key={column}>{cell}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, line) => (
            <Table.Tr key={line}>
              {row.map((cell, column) => (
                <Table.Td key={column}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length >= mostRows && (
        <Text size="xs" c="dimmed">
          {t('items.cut')}
        </Text>
      )}
    </>
  );
}

async function taken(address: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response;
}
