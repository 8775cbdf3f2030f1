/** Quick replies in English. */
export const englishTemplates: readonly (readonly [string, string])[] = [
  ['Greeting', 'Hello ${client_name}! My name is ${agent_name}, how can I help?'],
  ['One moment', 'Let me check this for you. It takes two or three minutes, please stay with me.'],
  ['Thanks for waiting', 'Thank you for waiting. I have found the answer.'],
  ['Order number', 'Could you tell me the order number? It starts with “ЗК” and is in your text message.'],
  ['Order on its way', 'Order ${order_number} is on its way. Expected delivery: ${delivery_date}.'],
  ['Delivery times', 'Delivery takes 1–2 days in the city and 2–4 days in the region.'],
  ['Abroad', 'We deliver to the EU in 5–7 days. Customs duties are paid by the recipient.'],
  ['Payment options', 'You can pay by card online, on delivery, by invoice, or in up to 12 instalments.'],
  ['Refund terms', 'You can return goods within 14 days if the packaging is intact.'],
  ['Refund issued', 'The refund has been issued. The money will reach your card within 3 working days.'],
  ['Warranty', 'For a warranty repair we need the receipt, or the phone number used for the purchase.'],
  ['Apology', 'I am sorry for the trouble. I will make sure this is solved today.'],
  ['Handing over', 'I am handing your question over to a colleague in “${queue_name}” who sees our chat.'],
  ['Goodbye', 'Glad I could help. Have a nice day, ${client_name}!'],
];
