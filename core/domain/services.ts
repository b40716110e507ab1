/** How a backend says that it does. */

export const SERVICE_STATES = ['operational', 'degraded', 'maintenance', 'outage'] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

/** Services of one backend, at most. */
export const SERVICES_PER_SOURCE = 12;

export interface ServicesEvent {
  readonly kind: 'services';
  readonly status: ServiceStatus;
}

/** Whole in each message. */
export interface ServiceStatus {
  readonly overall: ServiceState;
  readonly services: readonly { readonly name: string; readonly up: boolean }[];
  /** Backends write the share of time they were up (percent), or how long they have been up (seconds). */
  readonly uptime: { readonly unit: 'percent' | 'seconds'; readonly value: number } | null;
  /** When the backend checked, ms since the epoch. */
  readonly checkedAtMs: number;
}
