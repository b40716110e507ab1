import { useEffect } from 'react';
import { Failed, Loading, Lost } from './parts/app-states';
import { NowColumn } from './parts/now-column';
import { ProvisionedBanner } from './parts/provisioned-banner';
import { Rail } from './parts/rail';
import { Said } from './parts/said';
import { SignIn } from './parts/sign-in';
import { CelebrationsSection } from './sections/celebrations';
import { DiagnosticsSection } from './sections/diagnostics';
import { LookSection } from './sections/look';
import { PeopleSection } from './sections/people';
import { PlaylistSection } from './sections/playlist';
import { SourcesSection } from './sections/sources';
import { WallSection } from './sections/wall';
import { SettingsContext, useSettingsState } from './store/context';
import type { Settings } from './store/settings';
import type { Section } from './store/state';

const SECTION_VIEWS: Readonly<Record<Section, () => React.JSX.Element | null>> = {
  sources: SourcesSection,
  wall: WallSection,
  people: PeopleSection,
  playlist: PlaylistSection,
  celebrations: CelebrationsSection,
  look: LookSection,
  diagnostics: DiagnosticsSection,
};

export function App({ settings }: { readonly settings: Settings }) {
  useEffect(() => {
    const running = settings.start();
    return () => {
      running.dispose();
    };
  }, [settings]);
  return (
    <SettingsContext value={settings}>
      <Screen />
    </SettingsContext>
  );
}

function Screen() {
  const signedIn = useSettingsState((state) => state.access.signedIn);
  return (
    <>
      <div className="behind" inert={!signedIn}>
        <Window />
      </div>
      {!signedIn && <SignIn />}
    </>
  );
}

function Window() {
  const phase = useSettingsState((state) => state.phase);
  const section = useSettingsState((state) => state.section);
  const lost = useSettingsState((state) => state.lost && state.access.signedIn);
  if (phase === 'loading') return <Loading />;
  if (phase === 'failed') return <Failed />;
  const SectionView = SECTION_VIEWS[section];
  return (
    <div className="window" data-lost={lost}>
      <Rail />
      <main className="main" key={section} aria-labelledby="section-title">
        {lost && <Lost />}
        <ProvisionedBanner />
        <SectionView />
      </main>
      <NowColumn />
      <Said />
    </div>
  );
}
