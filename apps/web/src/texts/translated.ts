/** The same texts in another language: every one, and no other. */
export type Translated<T> = T extends string ? string : { [K in keyof T]: Translated<T[K]> };
