import { useSettingsState } from '../store/context';
import { texts } from '../texts';
import { FileIcon } from './icons';

export function ProvisionedBanner() {
  const file = useSettingsState((state) => state.view?.provisionedBy ?? null);
  if (file === null) return null;
  return (
    <div className="banner banner-warn" role="note">
      <FileIcon />
      <p className="banner-text">
        <strong>{texts.provisioned.title}.</strong> {texts.provisioned.body(file)}
      </p>
    </div>
  );
}
