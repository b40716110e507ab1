import type { CSSProperties, ReactNode } from 'react';
import { useRuler } from '../../wall/services';
import { Avatar } from '../avatar/avatar';
import { FittedText } from '../text/fitted-text';
import './movers.css';

interface Mover {
  readonly id: string;
  readonly name: string;
  readonly detail: string | null;
  readonly avatar: string | null;
}

interface MoversListProps<Each extends Mover> {
  readonly title: string;
  readonly movers: readonly Each[];
  /** In units. */
  readonly width: number;
  readonly height: number;
  readonly legible: number;
  /** What the first has done, large, and the others, in a line. */
  readonly large: (mover: Each) => ReactNode;
  readonly small: (mover: Each) => { readonly text: string; readonly node: ReactNode };
}

const HEADING = 6;
const GAP = 1.4;
const PADDING = 3;
/** A line for one of the others, and how many of them. */
const LINE = { least: 9.4, most: 3 } as const;
/** The first has at least this. */
const HERO = 35;
const HERO_FACE = 15;
const VALUE_WEIGHT = 720;

/** Who has moved: the first one large, and two or three more. */
export function MoversList<Each extends Mover>(props: MoversListProps<Each>) {
  const { title, movers, width, height, legible, large, small } = props;
  const ruler = useRuler();
  const [first, ...others] = movers;
  if (first === undefined) return null;
  const line = Math.max(LINE.least, legible * 1.9);
  const room = Math.floor((height - HEADING - HERO) / (line + GAP));
  const rest = others.slice(0, Math.max(0, Math.min(LINE.most, room)));
  const hero = height - HEADING - rest.length * (line + GAP);
  const inner = width - 2 * PADDING;
  const face = line * 0.68;
  return (
    <section className="movers-list" style={{ '--line': line, '--hero': hero, '--face': face } as CSSProperties}>
      <h2 className="movers-title">{title}</h2>
      <article className="mover-hero" data-mover-id={first.id}>
        <div className="mover-who">
          <span className="mover-hero-face">
            <Avatar id={first.id} name={first.name} image={first.avatar} />
          </span>
          <div>
            <h3 className="mover-name">
              <FittedText
                text={first.name}
                size={Math.max(5.4, legible)}
                weight={720}
                width={inner - HERO_FACE - PADDING}
                least={0.8}
              />
            </h3>
            {first.detail !== null && (
              <p className="mover-detail">
                <FittedText
                  text={first.detail}
                  size={2.7}
                  weight={500}
                  width={inner - HERO_FACE - PADDING}
                  lines={1}
                  loses="end"
                />
              </p>
            )}
          </div>
        </div>
        {large(first)}
      </article>
      {rest.map((mover) => {
        const { text, node } = small(mover);
        const size = Math.max(3.6, legible * 0.9);
        const taken = ruler(text.replace(/\d/g, '0'), VALUE_WEIGHT) * size;
        return (
          <article key={mover.id} className="mover-line" data-mover-id={mover.id}>
            <span className="mover-face">
              <Avatar id={mover.id} name={mover.name} image={mover.avatar} />
            </span>
            <span className="mover-line-name">
              <FittedText text={mover.name} size={size} weight={620} width={inner - face - taken - 4} />
            </span>
            <span className="mover-line-value" style={{ fontSize: `calc(var(--u) * ${size})` }}>
              {node}
            </span>
          </article>
        );
      })}
    </section>
  );
}
