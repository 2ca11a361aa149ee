import { Transform } from 'class-transformer';

/** What is written as a number. */
export const integer = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' && value.trim() !== '' ? Number(value) : value,
);

/** `true` or `false`. */
export const flag = Transform(({ value }: { value: unknown }) =>
  value === 'true' ? true : value === 'false' ? false : value,
);

/** With commas between. */
export const names = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? parts(value.toLowerCase()) : value,
);

/** With commas between, exactly as they are. */
export const secrets = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? parts(value) : value));

function parts(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
