import type { NoticeTone } from '#core/domain/notices';
import type { IconName } from '../icons/icons';

export const NOTICE_ICONS: Readonly<Record<NoticeTone, IconName>> = {
  info: 'info',
  success: 'check',
  warning: 'warning',
  error: 'warning',
  achievement: 'star',
  move: 'up',
  announcement: 'megaphone',
};
