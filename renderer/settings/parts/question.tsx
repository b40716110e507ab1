import { useId, type ReactNode } from 'react';

interface QuestionProps {
  readonly title: string;
  readonly body: string;
  /** What it asks about cannot be had back. */
  readonly grave?: boolean;
  /** The buttons, of which the first leaves everything as it is. */
  readonly children: ReactNode;
  /** Escape leaves everything as it is, too. */
  readonly onEscape: () => void;
}

/** A question in place, where its answer will be seen. */
export function Question({ title, body, grave = false, children, onEscape }: QuestionProps) {
  const id = useId();
  return (
    <div
      className={grave ? 'ask ask-bad' : 'ask'}
      role="alertdialog"
      aria-labelledby={id}
      aria-describedby={`${id}-body`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onEscape();
      }}
    >
      <p className="ask-text">
        <strong id={id}>{title}</strong> <span id={`${id}-body`}>{body}</span>
      </p>
      <div className="ask-buttons">{children}</div>
    </div>
  );
}
