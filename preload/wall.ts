import { WALL } from './allowed';
import { expose } from './bridge';

expose(WALL);
