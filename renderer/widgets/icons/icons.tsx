import type { ReactNode } from 'react';

const shapes = {
  bars: <path d="M6 16v-4M12 16V7M18 16v-6" />,
  star: <path className="icon-solid" d="M12 3.8l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z" />,
  up: <path d="M12 19V5.5M6.2 11.2 12 5.4l5.8 5.8" />,
  megaphone: <path d="M5 10v4h3l7 4V6l-7 4zM18.4 9.4a4 4 0 0 1 0 5.2M8 14v4.5" />,
  info: <path d="M12 11v6M12 7.2v.1" />,
  warning: <path d="M12 6.5v7M12 17.2v.1" />,
  check: <path d="m5.5 12.5 4.4 4.4 8.6-9.3" />,
  flame: (
    <path d="M12 3.5c.6 3.4 5.5 5.4 5.5 10.2a5.5 5.5 0 0 1-11 0c0-2 1-3.6 2.1-4.7.4 1.5 1.2 2.3 2 2.6C10 8.700 10.500 5.600 12 3.500z" />
  ),
  flag: <path d="M6.500 20V5M6.500 5.500h10.500l-2.400 3.800 2.400 3.800H6.500" />,
  trophy: (
    <path d="M8 4.500h8v5.500a4 4 0 0 1-8 0zM8 6H5c0 3 1.200 4.500 3.200 4.800M16 6h3c0 3-1.200 4.500-3.200 4.800M12 14v3.500M8.500 19.500h7" />
  ),
  chat: <path d="M5 6.500h14v9.500h-7l-4 3.500V16H5z" />,
  plug: <path d="M9 4v4M15 4v4M6.500 8h11v3.500a5.500 5.500 0 0 1-11 0zM12 17v3.500" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

/** A line drawing in the colour of the text around it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      {shapes[name]}
    </svg>
  );
}
