import { useEffect, useRef } from 'react';

/** When what was open has closed, the focus that went with it returns to the button that opened it. */
export function useFocusBack(open: boolean): React.RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (wasOpen.current && !open && lost) button.current?.focus();
    wasOpen.current = open;
  }, [open]);
  return button;
}
