/** What turns the text around it, or cannot be seen: a diagnosis must read as it was sent. */
// eslint-disable-next-line no-control-regex -- these characters are what is looked for
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** The text with each character that cannot be seen written as its code, such as `\u202e`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
