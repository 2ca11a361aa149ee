import { SpreadsheetProblem } from '../../domain/import/problem.js';

const advice = 'Open it in a spreadsheet program, save it as .xlsx or CSV, and import that.';

function refusal(what: string, todo = advice): SpreadsheetProblem {
  return new SpreadsheetProblem('unreadable-file', `${what} ${todo}`);
}

/** An archive that is no workbook of Excel: what it is, by the parts that it has. */
export function foreignArchive(names: string[]): SpreadsheetProblem {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\.bin$/)) return refusal('This is a binary workbook (.xlsb).');
  if (has(/^content\.xml$/) && has(/^mimetype$|^meta-inf\/manifest\.xml$/))
    return refusal('This is an OpenDocument file (.ods).');
  if (has(/\.iwa$|^index\.zip$/))
    return refusal('This is a file of Numbers.', 'Export it as Excel or CSV, and import that.');
  if (has(/^word\//))
    return refusal('This is a text document, not a workbook.', 'Copy its table into a workbook, and import that.');
  if (has(/^ppt\//))
    return refusal('This is a presentation, not a workbook.', 'Copy its table into a workbook, and import that.');
  return refusal('The file is an archive, not an Excel workbook.');
}

/** A compound file: an old workbook, or a new one that is locked. Names within it are UTF-16. */
export function compoundFile(bytes: Buffer): SpreadsheetProblem {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')))
    return refusal('The workbook is protected by a password.', 'Save it without one, and import that.');
  return refusal('This is an old Excel file (.xls).');
}

/** Text that is no table of its own kind, though it may bear the name of one; null where nothing speaks against CSV. */
export function foreignText(start: string): SpreadsheetProblem | null {
  const text = start.trimStart();
  if (/^<\?xml|^<(?:\w+:)?workbook[\s>]/i.test(text) && /urn:schemas-microsoft-com:office:spreadsheet/i.test(text))
    return refusal('This is an XML spreadsheet of 2003.');
  if (
    /^<(?:!doctype\s+html|html|head|body|table|meta|style)[\s>]/i.test(text) ||
    /^<\?xml[^>]*>\s*<(?:!doctype\s+)?html/i.test(text)
  )
    return refusal('This is a web page (HTML), whatever its name says.');
  if (text.startsWith('<?xml')) return refusal('This is an XML file.');
  if (text.startsWith('%PDF-')) return refusal('This is a PDF.', 'Copy its table into a workbook, and import that.');
  if (text.startsWith('{\\rtf'))
    return refusal('This is a text document (RTF).', 'Copy its table into a workbook, and import that.');
  return null;
}
