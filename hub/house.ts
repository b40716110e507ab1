import type { Clock } from '#core/kernel/clock';
import type { Admission } from './admission';
import type { Received } from './received';
import type { DisplayReports } from './reports';
import type { Scenario } from './scenario/scenario';
import type { Numbers, Streams } from './streams';
import type { Emission, FamilyId } from './wire-types';

/** What all who receive visitors share. */
export interface House {
  readonly clock: Clock;
  readonly admission: Admission;
  readonly received: Received;
  readonly reports: DisplayReports;
  readonly streams: Streams;
  /** What happens in a family, or would if it were played. */
  readonly story: (family: FamilyId) => Scenario;
}

/** A way out of the hub. */
export interface Outlet {
  /** How many have been let in and are still there. */
  readonly connections: number;
  deliver(emission: Emission, numbers: Numbers | null): void;
  /** Cuts every connection, as a fault of the network does. */
  drop(): void;
  /** Ends every connection politely, with a close code where the protocol has them. */
  close(code: number, reason: string): void;
}
