interface FactProps {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}

/** One of a list of facts: what it is, and how it stands. */
export function Fact({ label, value, note }: FactProps) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>
        {value} {note !== undefined && <span className="fact-note">{note}</span>}
      </dd>
    </div>
  );
}
