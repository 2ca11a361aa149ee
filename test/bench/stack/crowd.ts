import { languages, similarTexts, type Language } from '../../factories/similar-texts.js';
import { wordsOf } from '../../../domain/similar/words.js';

/** Of what words that nobody has listed are made, so that a language has thousands of them. */
const syllables: Record<Language, string[]> = {
  en: 'con tra ver sel ing list pro duct mar ket re view er pol icy ship cred buy flag sus tain'.split(' '),
  zh: [...'商品平台审核规则违规用户举报处理价格质量物流退款评价图片视频广告品牌授权资质市场运营客服证据风险'],
  id: 'me ngi rim ba rang to ko pe san pro duk ka ta la por an ber da kon'.split(' '),
  th: 'สิน ค้า ร้าน ราย งาน ตรวจ สอบ ผู้ ซื้อ ราคา ภาพ คืน เงิน ส่ง ของ นโย บาย ตลาด'.split(' '),
  vi: 'sản phẩm gian hàng báo cáo kiểm tra giá ảnh hoàn tiền giao chính sách thị trường người mua'.split(' '),
  ms: 'pro duk ke dai la por an pem be li har ga gam bar pa sar an da sar men'.split(' '),
};
const gap: Record<Language, string> = { en: ' ', zh: '', id: ' ', th: '', vi: ' ', ms: ' ' };
const words = 4_000;

/** Texts of cases as many people bring them in, the same for the same seed: frequent words are frequent, and most are rare (Zipf). */
export function crowdOf(count: number, seed: number): { title: string; text: string }[] {
  const random = mulberry(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const word = (language: Language): string => {
    const known = vocabularies[language];
    // Of rank r in proportion to 1 / r.
    return known[Math.floor(known.length ** random()) - 1] ?? pick(known);
  };
  const said = (language: Language, many: number): string =>
    Array.from({ length: many }, () => word(language)).join(gap[language]);
  return Array.from({ length: count }, () => {
    const language = languages[Math.floor(random() * languages.length)] ?? 'en';
    return {
      title: said(language, 5 + Math.floor(random() * 5)),
      text: said(language, 15 + Math.floor(random() * 45)),
    };
  });
}

const vocabularies = Object.fromEntries(
  languages.map((language, at) => {
    const random = mulberry(1_000 + at);
    const parts = syllables[language];
    const made = Array.from({ length: words }, () =>
      Array.from({ length: 2 + Math.floor(random() * 2) }, () => parts[Math.floor(random() * parts.length)] ?? '').join(
        language === 'vi' ? ' ' : '',
      ),
    );
    // Words of the texts that are looked for are said by others too, here and there.
    const real = wordsOf(similarTexts[language].map(({ title, text }) => `${title} ${text}`).join(' '));
    const among = made.flatMap((one, rank) =>
      rank % 20 === 0 ? [one, real[(rank / 20) % real.length] ?? one] : [one],
    );
    return [language, among];
  }),
) as Record<Language, string[]>;

/** Numbers from 0 to 1, the same for the same seed (mulberry32, public domain). */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
