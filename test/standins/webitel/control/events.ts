import type { Customer, WebitelStandIn } from '../api.ts';
import type { Exchange } from '../http/exchange.ts';

/** What the customer's page shows. */
function view(standIn: WebitelStandIn, customer: Customer) {
  const { id, name, provider, gateway, conversationId } = customer;
  const conversation = standIn.conversations().find((one) => one.id === conversationId);
  return {
    id,
    name,
    provider,
    gateway,
    state: conversation?.state ?? 'new',
    operator: conversation?.operators[0] ?? null,
    // Signed links change each time; the page needs ones that stay.
    messages: customer.messages().map((message) => {
      const file = message.file && { ...message.file, url: `/__control/content?file=${message.file.id}` };
      return Object.assign(message, { file });
    }),
  };
}

/** Streams the customer's view as server-sent events: at once, and whenever it changes. */
export function streamCustomer(standIn: WebitelStandIn, { response }: Exchange, customer: Customer) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  let last = '';
  function send() {
    const next = JSON.stringify(view(standIn, customer));
    if (next === last) return;
    last = next;
    response.write(`data: ${next}\n\n`);
  }
  send();
  response.once('close', standIn.onChange(send));
}
