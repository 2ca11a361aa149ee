import { addressIn, languageOf } from './language.js';

const asked = (url: string, more: { cookie?: string; header?: string } = {}): string =>
  languageOf({
    url,
    cookies: more.cookie === undefined ? {} : { 'tollgate-language': more.cookie },
    headers: more.header === undefined ? {} : { 'accept-language': more.header },
  });

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['en-GB,en;q=0.9,zh-CN;q=0.8', 'en'],
  ['en;q=0.2, zh-Hans-CN;q=0.7', 'zh-CN'],
  ['zh;q=0, en', 'en'],
  ['vi, th;q=0.9, zh-TW;q=0.5', 'zh-CN'],
  ['vi, th;q=0.9', 'en'],
  ['*', 'en'],
  [',;;q=q,zh;q=2', 'en'],
  [`${'x,'.repeat(400)}zh-CN`, 'en'],
  [undefined, 'en'],
])('a browser that asks for %s is spoken to in %s', (header, language) => {
  expect(asked('/act/x', header === undefined ? {} : { header })).toBe(language);
});

test('what somebody chooses holds, and what they chose before; what is no language of ours is none', () => {
  expect(asked('/act/x?language=zh-CN', { cookie: 'en', header: 'en' })).toBe('zh-CN');
  expect(asked('/act/x', { cookie: 'zh-CN', header: 'en' })).toBe('zh-CN');
  expect(asked('/act/x?language=tlh', { cookie: 'constructor', header: 'zh' })).toBe('zh-CN');
});

test.each([
  ['/act/x', '/act/x?language=en'],
  ['/sign-in?to=%2Fdocs&language=zh-CN', '/sign-in?to=%2Fdocs&language=en'],
  ['/sign-in/device?code=AB', '/sign-in/device?code=AB&language=en'],
  ['/signed-in/password', '/signed-in?language=en'],
  ['/sign-out', '/sign-in?language=en'],
  ['/sign-in/back/okta?code=secret&state=secret', '/sign-in?language=en'],
  ['/sign-in/with/okta?to=%2F', '/sign-in?language=en'],
])('%s is read in another language at %s', (url, at) => {
  expect(addressIn('en', url)).toBe(at);
});
