import '../theme/theme';
import './styles/base.css';
import './styles/now.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/cards.css';
import './styles/forms.css';
import './styles/mapping.css';
import './styles/playlist.css';
import './styles/people.css';
import './styles/celebrations.css';
import './styles/sections.css';
import './styles/sign-in.css';
import './styles/mini-wall.css';
import './styles/look.css';
import type { SettingsBridge } from '#core/ipc/bridge';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { paintWatcher } from '../wall/after-paint';
import { pageClock } from '../wall/page-clock';
import { App } from './app';
import { NoHost } from './parts/no-host';
import { Settings } from './store/settings';

const root = document.getElementById('root');
if (root === null) throw new Error('settings.html has no #root.');

/** Absent when the page is opened without its host. */
const bridge = (window as { scorewall?: SettingsBridge }).scorewall;

createRoot(root).render(
  <StrictMode>
    {bridge === undefined ? (
      <NoHost />
    ) : (
      <App settings={new Settings(bridge, pageClock, paintWatcher(document, pageClock))} />
    )}
  </StrictMode>,
);
