/** In one language: what the API says in English, and how it is said there. What stands in braces is the same in both. */
export type Sentences = Readonly<Record<string, string>>;
