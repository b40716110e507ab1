import type { WallBridge } from '#core/ipc/bridge';
import { expose, type Names } from './bridge';

/** The wall shows what it is sent. It can ask for nothing and change nothing. */
expose<Names<WallBridge, 'on'>, Names<WallBridge, 'signal'>, Names<WallBridge, 'request'>>({
  pushes: { 'wall:frame': true },
  signals: {
    'wall:painted': true,
    'wall:want-full': true,
    'wall:celebrated': true,
    'wall:trouble': true,
    'wall:open-settings': true,
  },
  requests: {},
});
