import { startRouter } from './router.js';

const { inertMs } = window.standinConfig();
setTimeout(() => document.querySelector('#loading-animation')?.remove(), inertMs * 0.55);
setTimeout(() => document.body.removeAttribute('inert'), inertMs);
startRouter(() => {}, 'Desktop');
