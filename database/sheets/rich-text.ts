/** Gathers the text of an element that may consist of runs; how it is to be pronounced (`rPh`) is no part of it. */
export class RichText {
  private text = '';
  private inText = false;
  private aside = 0;

  start(): void {
    this.text = '';
    this.inText = false;
    this.aside = 0;
  }

  open(name: string): void {
    if (name === 'rPh') this.aside += 1;
    else if (name === 't') this.inText = true;
  }

  add(text: string): void {
    if (this.inText && this.aside === 0) this.text += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.aside -= 1;
    else if (name === 't') this.inText = false;
  }

  end(): string {
    return unescaped(this.text);
  }
}

/** Characters that XML has no place for are written as `_x000D_` (ECMA-376, ST_Xstring). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
