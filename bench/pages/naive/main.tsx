import { createRoot } from 'react-dom/client';
import { Leaderboard } from './leaderboard';
import './naive.css';

/** The wall that the documentation of a leaderboard backend leads to, for comparison. `?server=` is the backend. */
const root = document.querySelector('#root');
const server = new URLSearchParams(location.search).get('server');
if (root !== null && server !== null) createRoot(root).render(<Leaderboard server={server} />);
