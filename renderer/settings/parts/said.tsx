import { useSettingsState } from '../store/context';

/** Tells what was just done. Always there, so that screen readers hear it change. */
export function Said() {
  const said = useSettingsState((state) => state.said);
  return (
    <p className="said" role="status" data-empty={said === ''}>
      {said}
    </p>
  );
}
