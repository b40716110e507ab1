/** A number that was typed, with a point or a comma. What is none stays as typed: main says what is wrong with it. */
export function numberIn(text: string): number | string {
  const number = Number(text.replace(',', '.'));
  return text.trim() === '' || Number.isNaN(number) ? text.trim() : number;
}
