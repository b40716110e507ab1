import { useState } from 'react';
import { useWall } from '../../wall/services';
import { Icon } from '../icons/icons';

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
    <img
      className="header-company"
      src={logo}
      alt=""
      onError={() => {
        setBroken(logo);
      }}
    />
  );
}
