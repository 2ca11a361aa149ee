import { mediaTypeOf, servedAs } from './media-type.js';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const pdf = (inner: string): Buffer => Buffer.from(`%PDF-1.7\n1 0 obj << /Type /Catalog ${inner} >> endobj\n%%EOF`);
const octets = 'application/octet-stream';

test.each([
  ['a picture', png, 'a.png', 'image/png'],
  ['a document', pdf(''), 'a.pdf', 'application/pdf'],
  ['one that runs a script', pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), 'a.pdf', octets],
  ['one that writes it otherwise', pdf('/A << /S /J#61vaScript >>'), 'a.pdf', octets],
  ['one that starts a program', pdf('/A << /S /Launch >>'), 'a.pdf', octets],
  ['text', Buffer.from('Reviewed on Monday.'), 'notes.txt', 'text/plain'],
  ['a table', Buffer.from('a,b\n1,2\n'), 'table.CSV', 'text/csv'],
  ['a page called text', Buffer.from('<html><script>alert(1)</script>'), 'notes.txt', octets],
  ['a page with no ending', Buffer.from('<html></html>'), 'notes', octets],
  ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), 'a.png', octets],
  ['a drawing that says that it is XML', Buffer.from('<?xml version="1.0"?><svg/>'), 'a.txt', octets],
  ['a script', Buffer.from('fetch("/people")'), 'a.mjs', octets],
  ['what is no text', Buffer.from([0xff, 0xfe, 0x00, 0x01]), 'a.txt', octets],
])('%s', async (_, bytes, name, mediaType) => {
  expect(await mediaTypeOf(bytes, name)).toBe(mediaType);
});

test('what was stored before goes out as opaque too', () => {
  expect(['text/html', 'image/svg+xml', 'application/xml', 'text/javascript', null].map(servedAs)).toEqual(
    Array(5).fill(octets),
  );
  expect(servedAs('image/png')).toBe('image/png');
});
