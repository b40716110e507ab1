import { LONGEST_LOGO } from '#core/config/choices';

export type LogoProblem = 'kind' | 'broken' | 'size';
export type LogoResult = { readonly logo: string } | { readonly problem: LogoProblem };

export const LOGO_KINDS = ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'] as const;
const KINDS: readonly string[] = LOGO_KINDS;
/** What the wall shows of a logo on a 4K screen, with some to spare. */
const WIDEST_PX = 800;
const HIGHEST_PX = 240;
/** Tried one after the other, until the picture is small enough. */
const SHARES = [1, 0.7, 0.5, 0.35];

/** Reads a picture as a `data:` address. One that is too big is made smaller, but for a drawing, which has no size. */
export async function logoOf(file: File): Promise<LogoResult> {
  if (!KINDS.includes(file.type)) return { problem: 'kind' };
  try {
    const logo = await addressOf(file);
    const picture = await loaded(logo);
    if (logo.length <= LONGEST_LOGO) return { logo };
    if (file.type === 'image/svg+xml') return { problem: 'size' };
    const smaller = SHARES.map((share) => scaled(picture, share)).find((each) => each.length <= LONGEST_LOGO);
    return smaller === undefined ? { problem: 'size' } : { logo: smaller };
  } catch {
    return { problem: 'broken' };
  }
}

function addressOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(typeof reader.result === 'string' ? reader.result : '');
    };
    reader.onerror = () => {
      reject(new Error('The file cannot be read.'));
    };
    reader.readAsDataURL(file);
  });
}

async function loaded(address: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  return picture;
}

function scaled(picture: HTMLImageElement, share: number): string {
  const fit = Math.min(1, WIDEST_PX / picture.naturalWidth, HIGHEST_PX / picture.naturalHeight) * share;
  const sheet = document.createElement('canvas');
  sheet.width = Math.max(1, Math.round(picture.naturalWidth * fit));
  sheet.height = Math.max(1, Math.round(picture.naturalHeight * fit));
  sheet.getContext('2d')?.drawImage(picture, 0, 0, sheet.width, sheet.height);
  return sheet.toDataURL('image/png');
}
