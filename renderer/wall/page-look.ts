import { useLayoutEffect } from 'react';
import { useWall, useWords } from './services';

const DEFAULT_THEME = 'midnight';

/** Puts the theme, the company's colours over it, the language and its direction on the page. */
export function usePageLook(): void {
  const theme = useWall((state) => state.status?.theme ?? DEFAULT_THEME);
  const language = useWall((state) => state.status?.language ?? 'en');
  const { direction } = useWords();
  const tokens = useWall((state) => state.look.tokens);
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.lang = language;
    document.documentElement.dir = direction;
  }, [theme, language, direction]);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    for (const [name, value] of Object.entries(tokens)) style.setProperty(name, value);
    return () => {
      for (const name of Object.keys(tokens)) style.removeProperty(name);
    };
  }, [tokens]);
}
