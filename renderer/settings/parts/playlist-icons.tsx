/** Line icons of the playlist's tools. The names of their buttons carry the meaning. */

function Tool({ path }: { readonly path: string }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}

export const UpIcon = () => <Tool path="M8 13V3.5M3.8 7.7L8 3.5l4.2 4.2" />;
export const DownIcon = () => <Tool path="M8 3v9.5M3.8 8.3L8 12.5l4.2-4.2" />;
export const PinIcon = () => <Tool path="M8 9.5V14M5 2.5h6M6 2.5v4L4 9.5h8l-2-3v-4" />;
export const EditIcon = () => <Tool path="M3 13l.8-3L11 2.8 13.2 5 6 12.2z" />;
