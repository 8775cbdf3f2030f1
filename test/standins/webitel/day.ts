import type { WebitelStandIn } from './api.ts';

export function seedDay(_standIn: WebitelStandIn): void {}
