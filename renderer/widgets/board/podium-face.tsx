import { memo, useMemo } from 'react';
import { useStore } from 'zustand';
import type { FrameRow } from '#core/ipc/frame';
import { useRuler, useWords } from '../../wall/services';
import { Avatar } from '../avatar/avatar';
import { FittedText } from '../text/fitted-text';
import { EntryValue, useValueText } from './entry-value';
import type { BoardGeometry } from './geometry';
import type { CardLooks } from './looks';
import { MoveTag } from './move-tag';
import { usePart } from './part';
import type { Puppet } from './puppet';
import { useChoreography } from './scope';

interface PodiumFaceProps {
  readonly row: FrameRow;
  readonly puppet: Puppet;
  readonly looks: CardLooks;
  readonly geometry: BoardGeometry;
  /** 0 is the first place. */
  readonly place: number;
}

const WEIGHT = { first: { name: 740, value: 760 }, other: { name: 680, value: 720 } } as const;

/** An entry on the podium: avatar, name and value above its plinth. */
export const PodiumFace = memo(function PodiumFace({ row, puppet, looks, geometry, place }: PodiumFaceProps) {
  const ruler = useRuler();
  const choreography = useChoreography();
  const full = useValueText(row.value, 'full');
  const compact = useValueText(row.value, 'compact');
  const own = geometry.places[place] ?? geometry.places[0];
  const { board } = useWords();
  const { avatarLook, wordsLook } = useMemo(
    () => ({ avatarLook: looks.placeAvatar(place), wordsLook: looks.placeWords(place) }),
    [looks, place],
  );
  const avatar = usePart<HTMLSpanElement>(puppet, avatarLook);
  const told = usePart<HTMLSpanElement>(puppet, wordsLook);
  const crowned = useStore(choreography.telling.told, (told) => place === 0 && told.crowned === row.id);
  if (own === undefined) return null;
  const { u, text: sizes } = geometry;
  const kind = place === 0 ? 'first' : 'other';
  const size = sizes[kind];
  const weight = WEIGHT[kind];
  const width = own.face.width / u;
  // Values are set in figures of one width, that of a zero.
  const room = (value: string): number => width / ruler(value.replace(/\d/g, '0'), weight.value);
  const text = room(full) >= sizes.legible ? full : compact;
  const valueSize = Math.min(size, Math.max(sizes.legible, room(text)));
  return (
    <div className="place" data-place={place + 1} data-crowned={crowned || undefined}>
      <span
        ref={avatar}
        className="place-avatar"
        style={{
          width: own.diameter,
          height: own.diameter,
          left: -own.diameter / 2,
          top: -own.diameter / 2,
        }}
      >
        <Avatar id={row.id} name={row.name} image={row.avatar} />
        <span className="place-light" />
      </span>
      <span
        ref={told}
        className="place-words"
        style={{
          width: own.face.width,
          height: own.face.height - own.diameter,
          left: own.face.left,
          top: own.diameter / 2,
        }}
      >
        <span className="place-name">
          <FittedText
            text={row.name || board.anonymous}
            size={size}
            weight={weight.name}
            width={width}
            least={sizes.legible / size}
            wrapsFirst
          />
        </span>
        <span className="place-value" style={{ fontSize: `calc(var(--u) * ${valueSize})`, fontWeight: weight.value }}>
          <EntryValue value={row.value} text={text} />
          <MoveTag id={row.id} width={width} />
        </span>
      </span>
    </div>
  );
});
