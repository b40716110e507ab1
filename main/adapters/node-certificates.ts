import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import type { Logger } from '#main/ports/logger';

/** Node has both since 22.19 and 24.5, and so has Electron; the web host may run on an older one. */
export interface Trust {
  readonly getCACertificates?: (of: 'default' | 'system') => readonly string[];
  readonly setDefaultCACertificates?: (certificates: readonly string[]) => void;
}

const ONE_CERTIFICATE = /-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----/gs;

/**
 * Settles whom all connections trust: the authorities that Node brings, those of this machine, and those in the file that
 * NODE_EXTRA_CA_CERTS names, which an installed app would not read by itself: Electron is told to leave Node's variables
 * alone. An older Node reads that file, but not the machine's authorities. Checks stay on, whatever the environment says.
 */
export function settleTrust(env: NodeJS.ProcessEnv, log: Logger, trust: Trust = tls as Trust): void {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] !== undefined) {
    delete env['NODE_TLS_REJECT_UNAUTHORIZED'];
    log.warn('NODE_TLS_REJECT_UNAUTHORIZED is ignored: certificates are always checked');
  }
  const { getCACertificates, setDefaultCACertificates } = trust;
  if (!getCACertificates || !setDefaultCACertificates) return;
  const file = env['NODE_EXTRA_CA_CERTS'];
  const named = file === undefined || file === '' ? [] : certificatesIn(file, log);
  try {
    const known = getCACertificates('default');
    const trusted = new Set([...known, ...machineOwn(getCACertificates, log), ...named]);
    // With --use-openssl-ca Node knows none of those that it trusts: none must not take their place.
    if (trusted.size > new Set(known).size) setDefaultCACertificates([...trusted]);
  } catch (cause) {
    log.warn('No further certificates can be trusted', { cause });
  }
}

function machineOwn(getCACertificates: NonNullable<Trust['getCACertificates']>, log: Logger): readonly string[] {
  try {
    return getCACertificates('system').filter(isReadable);
  } catch (cause) {
    log.warn("The machine's own certificates cannot be read", { cause });
    return [];
  }
}

function certificatesIn(file: string, log: Logger): readonly string[] {
  try {
    const found = readFileSync(file, 'utf8').match(ONE_CERTIFICATE) ?? [];
    const readable = found.filter(isReadable);
    if (readable.length === 0 || readable.length < found.length) {
      log.warn('Not all of NODE_EXTRA_CA_CERTS are certificates in PEM', { file, certificates: readable.length });
    }
    return readable;
  } catch (cause) {
    log.warn('The file of NODE_EXTRA_CA_CERTS cannot be read', { file, cause });
    return [];
  }
}

/** One that is not would keep all others from being trusted. */
function isReadable(certificate: string): boolean {
  try {
    new X509Certificate(certificate);
    return true;
  } catch {
    return false;
  }
}
