/** The ready-made texts, as a module of their own: loaded when they are first wanted. */
export { TemplatesPanel } from './panel.tsx';
