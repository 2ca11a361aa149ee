import { zipOf } from './workbook.js';

/** A Word document of these paragraphs, as XML within them or text. */
export function docxOf(paragraphs: readonly string[]): Buffer {
  const said = (one: string): string =>
    one.startsWith('<') ? one : `<w:r><w:t xml:space="preserve">${one}</w:t></w:r>`;
  const body = paragraphs.map((one) => `<w:p>${said(one)}</w:p>`).join('');
  return zipOf({
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });
}

/** A PDF of pages of lines, an empty one of which is a gap; `more` stands in its trailer. Letters of Latin-1 alone. */
export function pdfOf(pages: readonly (readonly string[])[], more = ''): Buffer {
  const first = 4;
  const kids = pages.map((_, place) => `${first + place * 2} 0 R`).join(' ');
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    font,
    ...pages.flatMap((lines, place) => {
      const shown = lines.map((line) => `(${line.replace(/[\\()]/g, String.raw`\$&`)}) Tj T*`).join('\n');
      const content = `BT /F1 12 Tf 72 720 Td 14 TL\n${shown}\nET`;
      const resources = '/Resources << /Font << /F1 3 0 R >> >>';
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${first + place * 2 + 1} 0 R ${resources} >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let out = '%PDF-1.4\n';
  const places = objects.map((object, place) => {
    const at = out.length;
    out += `${place + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const xref = `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  const trailer = `trailer << /Size ${size} /Root 1 0 R ${more} >>\nstartxref\n${out.length}\n%%EOF`;
  return Buffer.from(out + xref + trailer, 'latin1');
}
