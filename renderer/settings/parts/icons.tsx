/** Line icons, 16 by 16, in the colour of the text. The words beside them carry the meaning. */

function Icon({ children, className }: { readonly children: React.ReactNode; readonly className?: string }) {
  return (
    <svg className={className ?? 'icon'} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const CheckIcon = () => (
  <Icon className="icon icon-good">
    <path d="M3 8.5l3.2 3.2L13 4.8" />
  </Icon>
);

export const CrossIcon = () => (
  <Icon className="icon icon-bad">
    <path d="M4 4l8 8M12 4l-8 8" />
  </Icon>
);

export const SpinnerIcon = () => (
  <Icon className="icon icon-busy">
    <path d="M8 2a6 6 0 1 1-5.2 3" />
  </Icon>
);

export const SkippedIcon = () => (
  <Icon className="icon icon-quiet">
    <path d="M3.5 8h9" />
  </Icon>
);

export const FileIcon = () => (
  <Icon>
    <path d="M4 1.8h5l3 3v9.4H4z M9 1.8v3h3" />
  </Icon>
);

export const BrandMark = () => (
  <svg className="brand-mark" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
    <defs>
      <linearGradient id="brand-colours" x1="0" y1="0" x2="1" y2="1">
        <stop offset="0" stopColor="#6d7bff" />
        <stop offset="1" stopColor="#27d3c3" />
      </linearGradient>
    </defs>
    <rect width="28" height="28" rx="7.5" fill="url(#brand-colours)" />
    <path d="M8.8 19v-4.6M14 19V9M19.2 19v-7.4" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" />
  </svg>
);
