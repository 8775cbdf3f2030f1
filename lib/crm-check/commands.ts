/** Calls to Creatio, as they are counted, and told to the operator. */
import { command } from '../bridge/command.ts';
import { line } from '../bridge/id.ts';
import { whole } from '../shape.ts';

export const callCommands = {
  /** The operator has seen how near the limit is. */
  'calls.told': command({ origin: line }),
};

/** Of a CRM page's gateway: it has asked its CRM so often since it last said so. */
export const gatewayCommands = { 'calls.add': command({ calls: whole(1, 100_000) }) };
