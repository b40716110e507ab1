import type { Config, WallConfig } from '#core/config/schema';
import type { FrameLook } from '#core/ipc/look';
import { lookTokens } from '#core/look/brand-theme';
import { themeAt } from '#core/look/season';
import type { Clock } from '#core/kernel/clock';

interface Made {
  readonly from: WallConfig;
  readonly theme: string;
  readonly look: FrameLook;
}

/** What the configuration says about the look, as the wall takes it. Made anew only when something has changed. */
export class WallLook {
  readonly #clock: Clock;
  readonly #config: () => Config;
  #made: Made | null = null;

  constructor(clock: Clock, config: () => Config) {
    this.#clock = clock;
    this.#config = config;
  }

  get theme(): string {
    return this.#current.theme;
  }

  get look(): FrameLook {
    return this.#current.look;
  }

  get #current(): Made {
    const { wall } = this.#config();
    const theme = themeAt(wall.theme, wall.hemisphere, this.#clock.now());
    if (this.#made?.from !== wall || this.#made.theme !== theme) {
      const { motion, overscanPercent, pixelShift, dimming, brand } = wall;
      const tokens = lookTokens(theme, brand.colors);
      const look = { motion, overscanPercent, pixelShift, dimming, logo: brand.logo ?? null, tokens };
      this.#made = { from: wall, theme, look };
    }
    return this.#made;
  }
}
