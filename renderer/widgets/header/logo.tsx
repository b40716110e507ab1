import { useEffect, useRef, useState } from 'react';
import { rgbOfHex } from '#core/look/color';
import { needsPlate } from '#core/look/logo-legibility';
import { useWall } from '../../wall/services';
import { Icon } from '../icons/icons';

/** What a logo is looked at in, in pixels: enough to tell its colours. */
const GLANCE = { width: 96, height: 28 } as const;

/** The company's logo, or the app's mark without one and where it cannot be shown. */
export function Logo() {
  const logo = useWall((state) => state.look.logo);
  const [broken, setBroken] = useState<string | null>(null);
  if (logo === null || logo === broken) {
    return (
      <span className="header-logo">
        <Icon name="bars" />
      </span>
    );
  }
  return (
    <CompanyLogo
      key={logo}
      address={logo}
      onError={() => {
        setBroken(logo);
      }}
    />
  );
}

/** One that is lost on the theme's ground stands on a plate of the colour of the text. */
function CompanyLogo({ address, onError }: { readonly address: string; readonly onError: () => void }) {
  const theme = useWall((state) => state.status?.theme);
  const tokens = useWall((state) => state.look.tokens);
  const picture = useRef<HTMLImageElement>(null);
  // After the theme is on the page, which an effect of the wall's layout does.
  useEffect(() => {
    look(picture.current);
  }, [theme, tokens]);
  return (
    <img
      ref={picture}
      className="header-company"
      src={address}
      alt=""
      onLoad={(event) => {
        look(event.currentTarget);
      }}
      onError={onError}
    />
  );
}

function look(picture: HTMLImageElement | null): void {
  picture?.toggleAttribute('data-plate', picture.complete && isLost(picture));
}

function isLost(picture: HTMLImageElement): boolean {
  const style = getComputedStyle(document.documentElement);
  const [ground, text] = ['--ground-plain', '--text'].map((name) => rgbOfHex(style.getPropertyValue(name).trim()));
  const sheet = document.createElement('canvas');
  Object.assign(sheet, GLANCE);
  const pen = sheet.getContext('2d', { willReadFrequently: true });
  if (pen === null || ground === undefined || text === undefined) return false;
  try {
    pen.drawImage(picture, 0, 0, sheet.width, sheet.height);
    return needsPlate(pen.getImageData(0, 0, sheet.width, sheet.height).data, ground, text);
  } catch {
    // A drawing that a page may show but not look at.
    return false;
  }
}
