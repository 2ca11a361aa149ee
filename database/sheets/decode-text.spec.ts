import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { decodeFile, isBinary } from './decode-text.js';

/** Registers of two rows as programs of the markets wrote them, in base64; and what stands in each. */
const found: [string, string, string][] = [
  [
    'windows-1252',
    'Jürgen Müßig',
    'SUQsVGl0ZWwsRWlnbmVyLEbkbGxpZwoxLEdy9t9lIGRlciBNYd9uYWhtZW4gcHL8ZmVuLEr8cmdlbiBN/N9pZywyMDI3LTAzLTAxCg==',
  ],
  ['windows-1252', 'Größe', 'SUQsVGl0bGUsT3duZXIsRHVlCjEsR3L232UsTWVpLDIwMjctMDMtMDEK'],
  ['windows-1252', 'Peña Niño', 'SUQsVGl0bGUsT3duZXIsRHVlCjEsQfFhZGlyIHNl8WFsZXMsUGXxYSBOafFvLDIwMjctMDMtMDEK'],
  ['windows-1252', 'große Prüfung', 'SUQsVGl0bGUsT3duZXIsRHVlCjEsQ2Fm6SBncm/fZSBQcvxmdW5nLE1laSwyMDI3LTAzLTAxCg=='],
  [
    'shift_jis',
    '田中太郎',
    'lNSNhiyMj5a8LJJTk5aO0iyK+ozACjEsi1WRopVpgvCO5oLoibqCsILpLJNjkoaRvphZLDIwMjctMDMtMDEKMiyQUo24iPWCzINng4yBW4Nqg5ODTyyX6ZbYidSOcSwyMDI3LTAzLTAyCg==',
  ],
  [
    'euc-jp',
    '田中太郎',
    'yNa55iy378y+LMO0xfa81Cy0/LjCCjEstbbCpMnKpPK86KTqsryksqTrLMXEw+bCwM+6LDIwMjctMDMtMDEKMiy/s7q6sPekzqXIpeyhvKXLpfOlsCzO68zasta70iwyMDI3LTAzLTAyCg==',
  ],
  [
    'euc-kr',
    '김민수',
    'ufjIoyzBprjxLLTjtOfA2iyx4sfRCjEswKfBtsewILvowaYssei5zrz2LDIwMjctMDMtMDEKMiy9ybvnv/ggsbPAsCzAzL+1yPEsMjAyNy0wMy0wMgo=',
  ],
  ['euc-kr', '김민수', 'SUQsVGl0bGUsT3duZXIsRHVlCjEsQ2hlY2sssei5zrz2LDIwMjctMDMtMDEK'],
  [
    'windows-1252',
    'the copies’ list',
    'SUQsVGl0bGUsT3duZXIsRHVlCjEsk1Rha2UgZG93bpQgliB0aGUgY29waWVzkiBsaXN0LE1laSwyMDI3LTAzLTAxCg==',
  ],
  [
    'windows-874',
    'สมชาย ใจดี',
    'w8vRyizgw9fozacsvNnpw9G6vNS0qs26LKHTy7m04MrD56gKVC0xLLXDx6jKzbrK1Lmk6dK7xc3BLMrBqtLCIOOotNUsMjAyNy0wMy0wMQpULTIszbrDwbzZ6bXDx6jKzboswdK51SDB1crYoiwyMDI3LTAzLTAyCg==',
  ],
  [
    'windows-874',
    'สมชาย ใจดี',
    'SUQsVGl0bGUsT3duZXIsRHVlClQtMSxDaGVjayzKwarSwiDjqLTVLDIwMjctMDMtMDEKVC0yLFRyYWluLE1laSwyMDI3LTAzLTAyCg==',
  ],
  [
    'windows-1258',
    'Trần Văn Đức',
    'TWHeLFRp6nUg8OrMLE5n/fXMaSBwaHXyIHRy4WNoLEhh8m4KVi0xLEf13iBo4G5nIGdpYdIsTmd1eerebiBUaGnyIEj99W5nLDIwMjctMDMtMDEKVi0yLNDgbyB0YfJvIG5n/fXMaSBraerSbSBkdXnq8nQsVHLizG4gVuNuIND97GMsMjAyNy0wMy0wMgo=',
  ],
  ['windows-1258', 'Nguyễn Văn An', 'SUQsVGl0bGUsT3duZXIsRHVlClYtMSxDaGVjayxOZ3V56t5uIFbjbiBBbiwyMDI3LTAzLTAxCg=='],
  [
    'gb18030',
    '王芳',
    'seC6xSyx6sziLLi61PDIyyy92Na5yNXG2goxLM/CvNy82bv1LM31t7wsMjAyNy0wMy0wMQoyLMXg0bXJ87rL1LEswO7D9ywyMDI3LTAzLTAyCg==',
  ],
  [
    'big5',
    '李明',
    'vXO4uSy80MNELK10s2SkSCy6SaTupOm0wQoxLKRVrFuwsrNmLKT9qtosMjAyNy0wMy0wMQoyLLD2sFa8Zq7Wrfssp/Wp+iwyMDI3LTAzLTAyCg==',
  ],
  [
    'gb18030',
    '李明',
    'vo7MliyYy+59LNiT2J/Iyyy92Na5yNXG2goxLM/CvNy82dibLM31t7wsMjAyNy0wMy0wMQoyLMXg05aMj7rLhlQswO7D9ywyMDI3LTAzLTAyCg==',
  ],
  ['big5', '陳大文', 'SUQsVGl0bGUsT3duZXIsRHVlCjEsQ2hlY2sss6+kaqTlLDIwMjctMDMtMDEK'],
];

/** One short name among ASCII: it could be more than one thing. */
const unsure: [string, string, string][] = [
  ['gb18030', '李', 'SUQsVGl0bGUsT3duZXIsRHVlCjEsQ2hlY2sswO4sMjAyNy0wMy0wMQo='],
  ['windows-874', 'ดี', 'SUQsVGl0bGUsT3duZXIsRHVlCjEsQ2hlY2sstNUsMjAyNy0wMy0wMQo='],
];

const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64');

function problemOf(bytes: Buffer, stated: string | null = null): SpreadsheetProblem {
  try {
    decodeFile(bytes, stated);
  } catch (error) {
    if (error instanceof SpreadsheetProblem) return error;
    throw error;
  }
  throw new Error('it was decoded');
}

describe('an encoding that nobody states', () => {
  it.each(found)('is found out to be %s: %s', (encoding, words, base64) => {
    const { text, note } = decodeFile(bytesOf(base64), null);
    expect(text).toContain(words);
    expect(note).toMatchObject({ about: 'encoding', values: [encoding] });
  });

  it.each(unsure)('is asked about where it could be another than %s', (encoding, words, base64) => {
    const { code, detail, extra } = problemOf(bytesOf(base64));
    expect(code).toBe('unknown-encoding');
    expect(detail).toContain(`--encoding ${encoding} (`);
    expect(JSON.stringify(extra)).toContain(words);
    expect(decodeFile(bytesOf(base64), encoding).text).toContain(words);
  });

  it.each([
    ['little', (text: string) => Buffer.from(text, 'utf16le')],
    ['big', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ])('is UTF-16 with the %s end first, with a mark and without', (_, encoded) => {
    const text = 'ID,Title,Owner\nT-1,สมชาย ใจดี,王芳\n';
    expect(decodeFile(encoded(text), null).text).toBe(text);
    expect(decodeFile(encoded(`\uFEFF${text}`), null).text).toBe(text);
    expect(isBinary(encoded(text))).toBe(false);
  });

  it('is UTF-8 where the file ends within a character', () => {
    expect(decodeFile(Buffer.from('ID,Owner\n1,王芳').subarray(0, -1), null).text).toContain('王');
  });

  it('is refused where lines of two encodings stand in a file, with those lines', () => {
    const mixed = Buffer.concat([Buffer.from('ID,Owner\n1,สมชาย ใจดี\n'), Buffer.from('2,Müller\n', 'latin1')]);
    expect(problemOf(mixed)).toMatchObject({ code: 'unknown-encoding', extra: { lines: [3] } });
  });
});

describe('an encoding that is stated', () => {
  it('counts, by any of its names', () => {
    const thai = Buffer.from([0xca, 0xc1, 0xaa, 0xd2, 0xc2]);
    for (const name of ['windows-874', 'TIS-620', 'cp874']) expect(decodeFile(thai, name).text).toBe('สมชาย');
  });

  it.each([
    ['no such thing', 'klingon', Buffer.from('a')],
    ['not what the file is in', 'utf-8', Buffer.from([0xca, 0xc1])],
  ])('is refused where it is %s', (_, name, bytes) => {
    expect(problemOf(bytes, name).code).toBe('unknown-encoding');
  });
});
