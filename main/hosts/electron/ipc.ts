import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { ipcMain } from 'electron';
import type { WindowKind } from '#core/ipc/contract';
import { IPC_PUSH, IPC_REQUEST, IPC_SIGNAL, type IpcMessage } from '#core/ipc/wire';
import { appError, type AppError } from '#core/kernel/app-error';
import { Disposer, type Disposable } from '#core/kernel/disposer';
import { err, type Result } from '#core/kernel/result';
import type { Logger } from '#main/ports/logger';
import type { Router, WindowSession } from '../router';
import { pageAt } from './addresses';
import type { ContentsPart } from './parts';

interface Page {
  readonly kind: WindowKind;
  /** That a wall is on; null for one without a name. */
  readonly display: string | null;
  readonly contents: ContentsPart;
  session: WindowSession | null;
  /** The document that `session` belongs to. */
  document: string | null;
  /** Documents that are gone: what they sent last may still arrive. */
  readonly retired: Set<string>;
}

const MAX_DOCUMENT_LENGTH = 64;
const RETIRED_KEPT = 16;

/** The only place where messages pass between the main process and pages. */
export class Ipc {
  readonly #router: Router;
  readonly #log: Logger;
  readonly #pages = new Map<number, Page>();
  readonly #refused = new Set<number>();
  readonly #held = new Disposer();
  #nextSession = 1;

  constructor(router: Router, log: Logger, door: Pick<IpcMain, 'on' | 'off' | 'handle' | 'removeHandler'> = ipcMain) {
    this.#router = router;
    this.#log = log;
    const onSignal = (event: IpcMainEvent, message: unknown): void => {
      this.#receive(event, message, (session, { channel, payload }) => {
        this.#router.signal(session, channel, payload);
      });
    };
    door.on(IPC_SIGNAL, onSignal);
    door.handle(IPC_REQUEST, (event, message: unknown) => this.#answer(event, message));
    this.#held.add({
      dispose: () => {
        door.off(IPC_SIGNAL, onSignal);
        door.removeHandler(IPC_REQUEST);
      },
    });
  }

  /** Lets the pages of a window speak, as pages of that kind. Until then, and for all other windows, nothing is heard. */
  admit(contents: ContentsPart, kind: WindowKind, display: string | null = null): Disposable {
    const page: Page = { kind, display, contents, session: null, document: null, retired: new Set() };
    const { id } = contents;
    this.#pages.set(id, page);
    const leave = (): void => {
      this.#close(page);
    };
    contents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) leave();
    });
    contents.on('render-process-gone', leave);
    const dispose = (): void => {
      leave();
      this.#pages.delete(id);
      this.#refused.delete(id);
    };
    contents.on('destroyed', dispose);
    return { dispose };
  }

  /** The window in which a session runs; null when the session is over. */
  contentsOf(sessionId: string): ContentsPart | null {
    for (const page of this.#pages.values()) if (page.session?.id === sessionId) return page.contents;
    return null;
  }

  dispose(): void {
    this.#held.dispose();
    for (const page of this.#pages.values()) this.#close(page);
    this.#pages.clear();
  }

  async #answer(event: IpcMainInvokeEvent, message: unknown): Promise<Result<unknown, readonly AppError[]>> {
    const answer = this.#receive(event, message, (session, { channel, payload }) =>
      this.#router.request(session, channel, payload),
    );
    return (await answer) ?? err([appError('IPC-3', 'This page may not ask for anything.', 'Close the window.')]);
  }

  #receive<T>(
    event: IpcMainEvent | IpcMainInvokeEvent,
    message: unknown,
    handle: (session: WindowSession, message: IpcMessage) => T,
  ): T | null {
    const page = this.#trustedPage(event);
    if (!page) {
      this.#refuse(event.sender.id, 'it does not come from a page of this app');
      return null;
    }
    if (!isMessage(message)) {
      this.#refuse(event.sender.id, 'it is not a message of this app');
      return null;
    }
    if (page.retired.has(message.document)) return null;
    return handle(this.#sessionOf(page, message.document), message);
  }

  /**
   * A sender is trusted when it is the main frame of a window that was admitted, and that frame shows the page which
   * belongs to that window. `event.sender` alone says nothing about frames.
   */
  #trustedPage(event: IpcMainEvent | IpcMainInvokeEvent): Page | null {
    const page = this.#pages.get(event.sender.id);
    if (!page) return null;
    try {
      const frame = event.senderFrame;
      if (frame?.parent !== null) return null;
      return pageAt(frame.url) === page.kind ? page : null;
    } catch {
      // A frame that goes away while it is looked at throws.
      return null;
    }
  }

  /** The first word of a new document opens its session, and ends that of the document before. */
  #sessionOf(page: Page, document: string): WindowSession {
    if (page.session && page.document === document) return page.session;
    this.#close(page);
    const session = this.#newSession(page, document);
    page.session = session;
    page.document = document;
    this.#router.opened(session);
    return session;
  }

  #newSession(page: Page, document: string): WindowSession {
    const id = `${page.kind}-${this.#nextSession++}`;
    return {
      id,
      kind: page.kind,
      display: page.display,
      push: (channel, payload) => {
        const { contents } = page;
        if (page.session?.id !== id || contents.isDestroyed() || contents.isCrashed()) return;
        try {
          contents.send(IPC_PUSH, { document, channel, payload } satisfies IpcMessage);
        } catch (cause) {
          this.#log.error('A message to a window could not be sent', { window: page.kind, channel, cause });
        }
      },
    };
  }

  #close(page: Page): void {
    const { session, document } = page;
    if (!session || document === null) return;
    page.session = null;
    page.document = null;
    page.retired.add(document);
    for (const oldest of page.retired) {
      if (page.retired.size <= RETIRED_KEPT) break;
      page.retired.delete(oldest);
    }
    this.#router.closed(session);
  }

  #refuse(senderId: number, why: string): void {
    if (this.#refused.has(senderId)) return;
    this.#refused.add(senderId);
    this.#log.warn('A message was refused', { why });
  }
}

function isMessage(value: unknown): value is IpcMessage {
  if (typeof value !== 'object' || value === null) return false;
  const { document, channel } = value as Partial<IpcMessage>;
  return (
    typeof document === 'string' &&
    document.length > 0 &&
    document.length <= MAX_DOCUMENT_LENGTH &&
    typeof channel === 'string'
  );
}
