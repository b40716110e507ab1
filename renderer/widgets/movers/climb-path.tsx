import { useId } from 'react';

/** The way up as an arrow that draws itself. It is as long as its box. */
export function ClimbPath() {
  const id = useId();
  return (
    <span className="climb-path" aria-hidden="true">
      <svg className="climb-line" viewBox="0 0 100 40" preserveAspectRatio="none">
        <defs>
          <linearGradient id={id}>
            <stop offset="0" className="climb-from" />
            <stop offset="1" className="climb-to" />
          </linearGradient>
        </defs>
        <path d="M2 34C38 34 46 10 96 10" stroke={`url(#${id})`} vectorEffect="non-scaling-stroke" />
      </svg>
      <svg className="climb-head" viewBox="0 0 10 12">
        <path d="M1 1.500 8.500 6 1 10.500z" />
      </svg>
    </span>
  );
}
