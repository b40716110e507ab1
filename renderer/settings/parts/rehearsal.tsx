import { CELEBRATION_KINDS, RARITIES, type CelebrationKind } from '#core/domain/celebrations';
import { useState } from 'react';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';
import { ErrorSummary } from './errors';
import { SelectField } from './field';

const t = texts.celebrations;

/** Shows any celebration on the real walls, now. */
export function Rehearsal() {
  const { celebrations } = useSettings();
  const pageErrors = useSettingsState((state) => state.pageErrors);
  const [kind, setKind] = useState<CelebrationKind>('achievement');
  return (
    <section className="card rehearsal" aria-labelledby="rehearsal-title">
      <h2 className="rehearsal-title" id="rehearsal-title">
        {t.rehearsal.title}
      </h2>
      <ErrorSummary errors={pageErrors} />
      <SelectField
        label={t.rehearsal.kind}
        value={kind}
        choices={CELEBRATION_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
        onChange={setKind}
      />
      <div className="field" role="group" aria-label={t.rehearsal.rarities}>
        <span className="field-label">{t.rehearsal.rarities}</span>
        <div className="field-body">
          <div className="rehearsal-rarities">
            {RARITIES.map((rarity) => (
              <button
                key={rarity}
                type="button"
                className="button soft"
                data-rarity={rarity}
                onClick={() => void celebrations.rehearse(kind, rarity)}
              >
                {t.rarities[rarity]}
              </button>
            ))}
          </div>
          <p className="field-hint">{t.rehearsal.hint}</p>
        </div>
      </div>
    </section>
  );
}
