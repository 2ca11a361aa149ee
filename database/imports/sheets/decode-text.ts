/**
 * Text of a CSV file. A byte order mark decides (UTF-8, UTF-16); without one it is UTF-8 where that is valid, else
 * GB 18030 where the bytes look like Chinese, else Windows-1252, which every sequence of bytes is.
 */
export function decodeText(bytes: Buffer): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  return (
    strictly('utf-8', bytes) ??
    (looksChinese(bytes) ? strictly('gb18030', bytes) : null) ??
    new TextDecoder('windows-1252').decode(bytes)
  );
}

/** No text has zero bytes, except in UTF-16. */
export function isBinary(bytes: Buffer): boolean {
  const utf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  return !utf16 && bytes.subarray(0, 8192).includes(0);
}

function strictly(encoding: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** In Western texts bytes above 127 stand alone among letters; in GB 18030 they come in pairs, several in a row. */
function looksChinese(bytes: Buffer): boolean {
  let run = 0;
  let inRuns = 0;
  let alone = 0;
  for (const byte of [...bytes.subarray(0, 65_536), 0]) {
    if (byte > 127) run++;
    else {
      if (run >= 2) inRuns += run;
      else alone += run;
      run = 0;
    }
  }
  return inRuns > 4 * alone;
}

function startsWith(bytes: Buffer, mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
