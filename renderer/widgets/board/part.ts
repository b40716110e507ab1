import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { LookOf, Puppet } from './puppet';

/** An element that its card's puppet moves. Before it is painted first it is where it has to be. */
export function usePart<E extends HTMLElement>(puppet: Puppet, look: LookOf): RefObject<E | null> {
  const part = useRef<E>(null);
  useLayoutEffect(() => {
    if (part.current === null) return undefined;
    const moved = puppet.move(part.current, look);
    return () => {
      moved.dispose();
    };
  }, [puppet, look]);
  return part;
}
