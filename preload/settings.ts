import { SETTINGS } from './allowed';
import { expose } from './bridge';

expose(SETTINGS);
