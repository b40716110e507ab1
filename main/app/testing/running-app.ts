import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '#core/config/schema';
import type { SettingsView } from '#core/ipc/settings-view';
import type { Payload, PushName, RequestName, SignalName, WindowKind } from '#core/ipc/contract';
import { frameSchema, type Frame, type FrameRow } from '#core/ipc/frame';
import { systemClock } from '#hub/system-clock';
import { NodeFiles } from '#main/adapters/node-files';
import { confStorage } from '#main/config/conf-storage';
import { SecretFile, unsealed } from '#main/config/secret-file';
import { transportFor } from '#main/feed/transports/registry';
import type { WindowSession } from '#main/hosts/router';
import { noHints } from '#main/ports/network-hints';
import { fileLogger } from '#main/telemetry/file-logger';
import { Redactor } from '#main/telemetry/redaction';
import { createApplication, type Application } from '../application';
import { demoServer } from '../demo-server';

/** The application as a composition root wires it, on a real folder, real sockets and the real clock. */
export function appIn(folder: string, provisioned: { config: Config; file: string } | null = null): Application {
  const clock = systemClock();
  const files = new NodeFiles(folder, clock);
  const redactor = new Redactor();
  return createApplication({
    clock,
    random: { next: Math.random },
    files,
    storage: confStorage(folder, files),
    secrets: new SecretFile(files, unsealed, (secret) => {
      redactor.hideForNow(secret);
    }),
    log: fileLogger(folder, redactor),
    clean: (text) => redactor.clean(text),
    hide: (secret) => {
      redactor.hideForNow(secret);
    },
    network: noHints,
    newId: randomUUID,
    fetch: (url, init) => fetch(url, init),
    transport: transportFor,
    demo: demoServer(clock, () => 1),
    hostName: 'web',
    appVersion: '0.1.0',
    provisioned,
  });
}

/** All that the data folder holds, but for the secrets. */
export function textsIn(folder: string): string {
  const names = readdirSync(folder).filter((name) => !name.startsWith('secrets.') && name !== 'instance.lock');
  return names.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n');
}

/** A window that checks each frame, applies it and answers at once; everything else it hears is kept. */
export class FakeWindow {
  readonly session: WindowSession;
  readonly frames: Frame[] = [];
  readonly pushes: { readonly channel: PushName; readonly payload: unknown }[] = [];
  readonly #app: Application;
  readonly #rows = new Map<string, FrameRow>();
  #order: readonly string[] = [];
  #waiting: (() => void)[] = [];

  constructor(app: Application, id: string, kind: WindowKind = 'wall') {
    this.#app = app;
    this.session = {
      id,
      kind,
      push: (channel, payload) => {
        this.pushes.push({ channel, payload });
        if (channel === 'wall:frame') this.#paint(frameSchema.parse(payload));
        for (const wake of this.#waiting.splice(0)) wake();
      },
    };
    app.router.opened(this.session);
  }

  get frame(): Frame {
    const frame = this.frames.at(-1);
    if (!frame) throw new Error('no frame came');
    return frame;
  }

  /** Ids in rank order, as this window shows them. */
  get shown(): readonly FrameRow[] {
    return this.#order.flatMap((id) => this.#rows.get(id) ?? []);
  }

  /** Resolves with the first thing that `find` finds, now or after a later push. */
  async until<T>(find: () => T | undefined | null | false): Promise<T> {
    for (;;) {
      const found = this.pushes.length === 0 ? null : find();
      if (found !== undefined && found !== null && found !== false) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  signal<Name extends SignalName>(channel: Name, payload: Payload<Name>): void {
    this.#app.router.signal(this.session, channel, payload);
  }

  request<Name extends RequestName>(channel: Name, payload: Payload<Name>) {
    return this.#app.router.request(this.session, channel, payload);
  }

  /** Saves settings as they are at this moment. */
  async save(draft: Omit<Payload<'settings:save'>, 'revision'>) {
    const view = (await this.request('settings:load', undefined)) as { readonly value: SettingsView };
    return this.request('settings:save', { ...draft, revision: view.value.revision });
  }

  close(): void {
    this.#app.router.closed(this.session);
  }

  #paint(frame: Frame): void {
    this.frames.push(frame);
    if (frame.full) this.#rows.clear();
    for (const id of frame.removed) this.#rows.delete(id);
    for (const row of frame.rows) this.#rows.set(row.id, row);
    this.#order = frame.order ?? this.#order;
    this.signal('wall:painted', { epoch: frame.epoch, seq: frame.seq });
  }
}
