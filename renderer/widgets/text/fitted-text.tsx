import { memo, useMemo, type CSSProperties } from 'react';
import { isTall, languageOfLetters } from '../../language/script';
import { useScreen, useServices } from '../../wall/services';
import { fitText } from './fit-text';
import './text.css';

interface FittedTextProps {
  readonly text: string;
  /** Full size in units; the stylesheet's tracking is part of the measure. */
  readonly size: number;
  readonly weight: number;
  /** Width of a line in units. */
  readonly width: number;
  readonly lines?: 1 | 2;
  /** The least share of the full size. */
  readonly least?: number;
  /** Rather two lines than smaller. */
  readonly wrapsFirst?: boolean;
  /** A sentence of the wall's, read from the wall's side whichever name it begins with. Others begin where their first letter does. */
  readonly ours?: boolean;
  /** What is lost when nothing else helps. */
  readonly loses?: 'middle' | 'end';
}

const LEAST = 0.88;

/** A text that always fits: smaller first, then on two lines, then without its middle or its end. */
export const FittedText = memo(function FittedText(props: FittedTextProps) {
  const {
    text,
    size,
    weight,
    width,
    lines = 2,
    least = LEAST,
    wrapsFirst = false,
    loses = 'middle',
    ours = false,
  } = props;
  const { ruler } = useServices();
  const { fonts } = useScreen();
  const fitted = useMemo(
    () => ({ ...fitText(text, { width: width / size, weight, lines, least, wrapsFirst, loses }, ruler), fonts }),
    [text, size, weight, width, lines, least, wrapsFirst, loses, ruler, fonts],
  );
  const style = { '--size': size * fitted.size, fontWeight: weight } as CSSProperties;
  return (
    <span
      className={isTall(text) ? 'fitted fitted-tall' : 'fitted'}
      style={style}
      title={text}
      dir={ours ? undefined : 'auto'}
      lang={ours ? undefined : languageOfLetters(text)}
    >
      {fitted.lines.map((line, index) => (
        <span key={index} className="fitted-line">
          {line}
          {index < fitted.lines.length - 1 ? ' ' : ''}
        </span>
      ))}
    </span>
  );
});
