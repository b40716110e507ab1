import { PATHS } from './http';

/** What the configuration of a source of each family needs to name. */
export interface Addresses {
  readonly leaderboard: SourceAddresses & { readonly snapshotUrl: string };
  readonly 'learning-coach': SourceAddresses & { readonly snapshotUrl: string };
  readonly academy: SourceAddresses & { readonly snapshotUrl: string };
  readonly 'educator-quiz': SourceAddresses & { readonly pollUrl: string };
  readonly masterx: SourceAddresses & { readonly snapshotUrl: string };
}

interface SourceAddresses {
  /** For the learning coach without a path: it has several. */
  readonly url: string;
  /** POST, with the token that is held. */
  readonly tokenUrl: string;
}

export function addressesAt(httpUrl: string): Addresses {
  const at = (path: string): string => httpUrl + path;
  const socket = httpUrl.replace(/^http/, 'ws');
  const tokenUrl = at(PATHS.refresh);
  const { snapshot } = PATHS;
  return {
    leaderboard: { url: httpUrl, snapshotUrl: at(snapshot.leaderboard), tokenUrl },
    'learning-coach': { url: socket, snapshotUrl: at(snapshot['learning-coach']), tokenUrl },
    academy: { url: `${socket}/ws`, snapshotUrl: at(snapshot.academy), tokenUrl },
    'educator-quiz': { url: `${socket}/ws/educator`, pollUrl: at(PATHS.poll), tokenUrl },
    masterx: { url: `${socket}/api/ws`, snapshotUrl: at(snapshot.masterx), tokenUrl },
  };
}
