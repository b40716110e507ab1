import type { CSSProperties, ReactNode } from 'react';
import { useRuler } from '../../wall/services';
import { Avatar } from '../avatar/avatar';
import { FittedText } from '../text/fitted-text';
import './people.css';

interface PersonRowProps {
  readonly person: { readonly id: string; readonly name: string; readonly avatar: string | null };
  readonly rank?: number;
  /** Its text, which tells how wide it is, and in units its size. */
  readonly value: string;
  readonly valueSize: number;
  /** What stands in place of the plain text. */
  readonly children?: ReactNode;
  /** In units: the row's width, and the sizes of face and name. */
  readonly width: number;
  readonly face: number;
  readonly size: number;
  /** Lines of the name. */
  readonly lines?: 1 | 2;
  /** `div` within what is itself the item of the list. */
  readonly as?: 'li' | 'div';
}

/** In units: padding, gaps, and a rank's width as a share of the name's size. */
const PADDING = 1.6;
const GAP = 1.5;
const RANK = 1.7;
const VALUE_WEIGHT = 700;

/** Somebody in a list: rank, face, name and a value. */
export function PersonRow(props: PersonRowProps) {
  const { person, rank, value, valueSize, children, width, face, size, lines = 2, as: Row = 'li' } = props;
  const ruler = useRuler();
  const rankWidth = rank === undefined ? 0 : size * RANK + GAP;
  const valueWidth = value === '' ? 0 : ruler(value.replace(/\d/g, '0'), VALUE_WEIGHT) * valueSize + GAP;
  const nameWidth = width - 2 * PADDING - rankWidth - face - GAP - valueWidth;
  return (
    <Row className="person" style={{ '--face': face, '--size': size, '--value': valueSize } as CSSProperties}>
      {rank !== undefined && <span className="person-rank">{rank}</span>}
      <span className="person-face">
        <Avatar id={person.id} name={person.name} image={person.avatar} />
      </span>
      <span className="person-name">
        <FittedText text={person.name} size={size} weight={620} width={nameWidth} lines={lines} least={0.86} />
      </span>
      {value !== '' && <span className="person-value">{children ?? value}</span>}
    </Row>
  );
}
