/** In which language a text is, as far as its letters and a few words tell: by it, drafts are counted. */
export const draftLanguages = ['en', 'zh', 'th', 'vi', 'id', 'other'] as const;
export type DraftLanguage = (typeof draftLanguages)[number];

/** Languages of the markets and of both head offices: into these a record is translated. */
export const textLanguages = ['en', 'zh-CN', 'id', 'th', 'vi', 'ms'] as const;
export type TextLanguage = (typeof textLanguages)[number];

/** As a model is told them. */
export const languageSays: Readonly<Record<TextLanguage, string>> = {
  en: 'English',
  'zh-CN': 'Chinese in simplified characters',
  id: 'Indonesian',
  th: 'Thai',
  vi: 'Vietnamese',
  ms: 'Malay',
};

const vietnamese = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu;
/** Words that Indonesian and Malay cannot do without. */
const malayan = /(?<!\p{L})(?:yang|dan|untuk|dengan|tidak|dari|daripada|pada|oleh|telah|akan|adalah)(?!\p{L})/giu;
const english = /(?<!\p{L})(?:the|and|of|to|is|was|were|are|in|by|for|that|not)(?!\p{L})/giu;

export function languageOf(text: string): DraftLanguage {
  const letters = count(text, /\p{L}/gu);
  if (letters === 0) return 'other';
  if (count(text, /\p{sc=Han}/gu) * 4 > letters) return 'zh';
  if (count(text, /\p{sc=Thai}/gu) * 4 > letters) return 'th';
  if (count(text, vietnamese) * 20 > letters) return 'vi';
  const [id, en] = [count(text, malayan), count(text, english)];
  if (id === 0 && en === 0) return 'other';
  return id > en ? 'id' : 'en';
}

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;
