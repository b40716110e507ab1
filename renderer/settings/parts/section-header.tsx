export function SectionHeader({ title, intro }: { readonly title: string; readonly intro: string }) {
  return (
    <header className="section-header">
      <h1 id="section-title">{title}</h1>
      <p>{intro}</p>
    </header>
  );
}
