import { motion, useTransform } from 'framer-motion';
import { memo } from 'react';
import { useStore } from 'zustand';
import type { FrameRow } from '#core/ipc/frame';
import { useRuler, useServices } from '../../wall/services';
import { Avatar } from '../avatar/avatar';
import { FittedText } from '../text/fitted-text';
import type { Actor } from './actor';
import { useCrossing } from './crossing';
import { EntryValue, useValueText } from './entry-value';
import type { BoardGeometry } from './geometry';
import { MoveTag } from './move-tag';

interface PodiumFaceProps {
  readonly row: FrameRow;
  readonly actor: Actor;
  readonly geometry: BoardGeometry;
  /** 0 is the first place. */
  readonly place: number;
}

/** In units. Nothing that is read from afar goes below 3.3. */
const NAME = { first: { size: 4.2, weight: 740 }, other: { size: 3.5, weight: 680 } } as const;
const VALUE = { first: { size: 4.2, weight: 760 }, other: { size: 3.5, weight: 720 } } as const;
const LEGIBLE = 3.3;

/** An entry on the podium: avatar, name and value above its plinth. */
export const PodiumFace = memo(function PodiumFace({ row, actor, geometry, place }: PodiumFaceProps) {
  const { choreography } = useServices();
  const ruler = useRuler();
  const full = useValueText(row.value, 'full');
  const compact = useValueText(row.value, 'compact');
  const own = geometry.places[place] ?? geometry.places[0];
  const diameter = own?.diameter ?? geometry.rowDiameter;
  const { placeWords, placeAvatar } = useCrossing(actor, geometry);
  const scale = useTransform(() => actor.diameter.get() / diameter);
  const wordsScale = useTransform(() => wordSize(geometry, actor.diameter.get()) / wordSize(geometry, diameter));
  const wordsY = useTransform(() => (actor.diameter.get() - diameter) / 2);
  const crowned = useStore(choreography.telling.told, (told) => place === 0 && told.crowned === row.id);
  if (own === undefined) return null;
  const { u } = geometry;
  const name = place === 0 ? NAME.first : NAME.other;
  const value = place === 0 ? VALUE.first : VALUE.other;
  const width = own.face.width / u;
  const room = (text: string): number => width / ruler(text, value.weight);
  const text = room(full) >= LEGIBLE ? full : compact;
  const valueSize = Math.min(value.size, Math.max(LEGIBLE, room(text)));
  return (
    <div className="place" data-place={place + 1} data-crowned={crowned || undefined}>
      <motion.span
        className="place-avatar"
        style={{
          width: own.diameter,
          height: own.diameter,
          left: -own.diameter / 2,
          top: -own.diameter / 2,
          scale,
          opacity: placeAvatar,
        }}
      >
        <Avatar id={row.id} name={row.name} image={row.avatar} />
        <span className="place-light" />
      </motion.span>
      <motion.span
        className="place-words"
        style={{
          width: own.face.width,
          height: own.face.height - own.diameter,
          left: own.face.left,
          top: own.diameter / 2,
          y: wordsY,
          scale: wordsScale,
          opacity: placeWords,
        }}
      >
        <span className="place-name">
          <FittedText
            text={row.name}
            size={name.size}
            weight={name.weight}
            width={width}
            least={LEGIBLE / name.size}
            wrapsFirst
          />
        </span>
        <span className="place-value" style={{ fontSize: `calc(var(--u) * ${valueSize})`, fontWeight: value.weight }}>
          <EntryValue value={row.value} text={text} />
          <MoveTag id={row.id} width={width} />
        </span>
      </motion.span>
    </div>
  );
});

/** Words grow with the avatar, but less: between a row's and the first place's. */
function wordSize(geometry: BoardGeometry, diameter: number): number {
  const second = geometry.places[1]?.diameter ?? 1;
  const first = geometry.places[0]?.diameter ?? 1;
  if (diameter <= second) return NAME.other.size * (0.6 + 0.4 * (diameter / second));
  return NAME.other.size + (NAME.first.size - NAME.other.size) * ((diameter - second) / (first - second));
}
