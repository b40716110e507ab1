import { memo, useState } from 'react';
import { gradientOf, initials } from './portrait';
import './avatar.css';

interface AvatarProps {
  readonly id: string;
  readonly name: string;
  /** A `data:` image, or null for initials. */
  readonly image: string | null;
}

/** A photo, or initials on a gradient that belongs to the id. Fills its box. */
export const Avatar = memo(function Avatar({ id, name, image }: AvatarProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const [from, to] = gradientOf(id);
  const photo = image !== null && image !== broken;
  return (
    <span className="avatar" style={{ backgroundImage: `linear-gradient(135deg, ${from}, ${to})` }} aria-hidden="true">
      {photo ? (
        <img
          src={image}
          alt=""
          onError={() => {
            setBroken(image);
          }}
        />
      ) : (
        initials(name)
      )}
    </span>
  );
});
