import type { CSSProperties } from 'react';
import { useRuler, useScreen } from '../../wall/services';
import type { ExhibitOf } from '../../wall/exhibit';
import { areaOf } from '../frame/area';
import { fitParagraph, type ParagraphRoom } from '../text/fit-paragraph';
import './message.css';

type Message = ExhibitOf<'message'>;

/** In units: margins, and the footer's room. */
const MARGIN = 8;
const TOP = 7;
const BOTTOM = 13;
const GAP = 6;
const PICTURE = { landscape: 0.5, portrait: 0.46 } as const;
/** Of the room for words, at most this much is the title's. */
const TITLE_SHARE = 0.5;

/** A text, a picture, or both. The picture is shown whole, on a ground that it gives its colours. */
export function MessageView({ message }: { readonly message: Message }) {
  const screen = useScreen();
  const { left, width: inner, orientation, height: room } = areaOf(screen);
  const all = { width: inner + 2 * left, height: room + 14.6 + 12.8 };
  const { title, text, image } = message;
  const hasWords = title !== null || text !== null;
  const landscape = orientation === 'landscape';
  const share = image === null ? 0 : PICTURE[orientation];
  const words = {
    width:
      (landscape ? all.width * (1 - share) : all.width) - (landscape && image !== null ? MARGIN + GAP : 2 * MARGIN),
    height: (landscape ? all.height : all.height * (1 - share)) - BOTTOM - (landscape || image === null ? TOP : GAP),
  };
  return (
    <div
      className="message"
      data-orientation={orientation}
      data-picture={image !== null || undefined}
      data-words={hasWords || undefined}
    >
      {image !== null && (
        <>
          <img className="message-ground" src={image} alt="" />
          <div className="message-picture" style={{ '--share': share } as CSSProperties}>
            <img src={image} alt={title ?? ''} />
          </div>
        </>
      )}
      {hasWords && (
        <div
          className="message-words"
          style={{ width: `calc(var(--u) * ${words.width})`, height: `calc(var(--u) * ${words.height})` }}
        >
          {title !== null && (
            <Lines
              tag="h1"
              text={title}
              room={{
                width: words.width,
                height: words.height * (text === null ? 1 : TITLE_SHARE),
                weight: 760,
                largest: image === null ? 16 : 10,
                least: 4.4,
                leading: 1.06,
              }}
            />
          )}
          {text !== null && (
            <Lines
              tag="p"
              text={text}
              room={{
                width: words.width,
                height: words.height * (title === null ? 1 : 1 - TITLE_SHARE) - 3,
                weight: 500,
                largest: title === null ? 9 : image === null ? 6 : 5.2,
                least: 2.6,
                leading: 1.34,
              }}
            />
          )}
        </div>
      )}
    </div>
  );
}

function Lines({
  tag: Tag,
  text,
  room,
}: {
  readonly tag: 'h1' | 'p';
  readonly text: string;
  readonly room: ParagraphRoom;
}) {
  const ruler = useRuler();
  const { lines, size } = fitParagraph(text, room, ruler);
  return (
    <Tag style={{ fontSize: `calc(var(--u) * ${size})`, fontWeight: room.weight, lineHeight: room.leading }}>
      {lines.map((line, index) => (
        <span key={index} className="message-line">
          {line}{' '}
        </span>
      ))}
    </Tag>
  );
}
