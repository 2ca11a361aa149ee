import { serialNumber } from './certificates.js';

test.each([
  ['000012', '400012'],
  ['007f12', '407f12'],
  ['8000ff', '4000ff'],
  ['ffffff', '7fffff'],
])('of the bytes %s a serial number %s is made, which begins with neither a sign nor zeros', (bytes, number) => {
  expect(serialNumber(Buffer.from(bytes, 'hex'))).toBe(number);
});
