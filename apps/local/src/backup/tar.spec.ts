import { Readable } from 'node:stream';
import { entryOf, unpackTar } from './tar.js';

/** A header as PostgreSQL writes it. */
function header(path: string, type: string, bytes = 0, size = bytes.toString(8).padStart(11, '0')): Buffer {
  const head = Buffer.alloc(512);
  head.write(path, 0, 100);
  head.write('0000600\0', 100);
  head.write(`${size} `, 124);
  head.write(' '.repeat(8), 148);
  head.write(type, 156);
  head.write('ustar\0' + '00', 257);
  const sum = head.reduce((all, byte) => all + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return head;
}

const file = (path: string, text: string): Buffer[] => [
  header(path, '0', text.length),
  Buffer.from(text.padEnd(Math.ceil(text.length / 512) * 512, '\0')),
];
const end = Buffer.alloc(1024);

/** What an archive comes to, read in pieces of so many bytes. */
async function unpacked(archive: Buffer, piece: number): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  let current = '';
  const pieces = Array.from({ length: Math.ceil(archive.length / piece) }, (_, n) =>
    archive.subarray(n * piece, (n + 1) * piece),
  );
  await unpackTar(Readable.from(pieces), {
    folder: (path) => {
      found[`${path}/`] = '';
      return Promise.resolve();
    },
    file: (path) => {
      current = path;
      found[path] = '';
      return Promise.resolve();
    },
    data: (part) => {
      found[current] = `${found[current] ?? ''}${part.toString()}`;
      return Promise.resolve();
    },
    fileEnds: () => {
      found[current] = `${found[current] ?? ''}.`;
      return Promise.resolve();
    },
  });
  return found;
}

const whole = Buffer.concat([
  ...file('PG_VERSION', '18\n'),
  header('base/', '5'),
  header('pg_wal', '5'),
  ...file('base/1', 'x'.repeat(512)),
  ...file('base/2', 'y'.repeat(513)),
  header('empty', '0'),
  end,
]);

test.each([1, 7, 511, 512, 513, 100_000])(
  'an archive that comes in pieces of %i bytes is unpacked whole',
  async (n) => {
    expect(await unpacked(whole, n)).toEqual({
      PG_VERSION: '18\n.',
      'base/': '',
      'pg_wal/': '',
      'base/1': `${'x'.repeat(512)}.`,
      'base/2': `${'y'.repeat(513)}.`,
      empty: '.',
    });
  },
);

test('one that is cut short anywhere is no archive', async () => {
  for (const length of [0, 100, 512, 600, 1024, whole.length - 1024, whole.length - 1025])
    await expect(unpacked(whole.subarray(0, length), 4096)).rejects.toThrow('cut short');
});

test.each(['../x', '/etc/passwd', 'a/../../x', 'a//b', './', 'C:x', 'a\\b', '..'])('%s leads elsewhere', (path) => {
  expect(() => entryOf(header(path, '0', 1))).toThrow('leads elsewhere');
});

test('links, devices and headers that do not add up are refused', () => {
  for (const type of ['1', '2', '3', '6', 'x', 'L'])
    expect(() => entryOf(header('a', type))).toThrow('neither file nor folder');
  const wrong = header('a', '0', 1);
  wrong.write('b', 0);
  expect(() => entryOf(wrong)).toThrow('sum is wrong');
  expect(() => entryOf(header('a', '0', 0, '-0000000001'))).toThrow('number that is none');
});

test('what comes behind the end is refused', async () => {
  await expect(unpacked(Buffer.concat([whole, ...file('more', 'x')]), 4096)).rejects.toThrow('goes on after its end');
});
