import type { Files } from '#main/ports/files';

/** A data folder in memory. */
export class MemoryFiles implements Files {
  readonly content = new Map<string, string>();

  read(name: string): string | null {
    return this.content.get(name) ?? null;
  }

  writeAtomic(name: string, text: string): void {
    this.content.set(name, text);
  }

  writeGeneration(name: string, text: string): void {
    this.writeAtomic(name, text);
  }

  setAside(name: string): string {
    const aside = `${name}.unreadable`;
    this.content.set(aside, this.content.get(name) ?? '');
    this.content.delete(name);
    return aside;
  }
}
