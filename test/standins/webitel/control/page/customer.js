(() => {
  'use strict';
  const { TEXTS } = globalThis;
  const COLOURS = {
    telegram: '#1c7db5',
    viber: '#6b4fbb',
    whatsapp: '#16793f',
    webchat: '#556270',
    facebook: '#2059c9',
    instagram: '#b02a6f',
  };
  const address = new URL(location.href);
  const $ = document.getElementById.bind(document);
  let language = TEXTS[address.searchParams.get('lang')] ? address.searchParams.get('lang') : 'ru';
  let customer = null;
  let stream = null;
  let editedId = null;
  /** The newest message is in view and stays so when more come. */
  let sticks = true;

  const words = () => TEXTS[language];

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function initials(name) {
    const [first = '?', second = ''] = name.trim().split(/\s+/);
    return (first.charAt(0) + second.charAt(0)).toUpperCase();
  }

  function avatar(target, { name, provider }) {
    target.textContent = initials(name);
    target.style.setProperty('--provider', COLOURS[provider] ?? '#556270');
  }

  function showProblem(text) {
    $('problem').textContent = text;
    $('problem').hidden = text === '';
  }

  async function call(verb, body) {
    const response = await fetch(`/__control/${verb}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answerOf(response);
  }

  async function answerOf(response) {
    const answer = await response.json();
    if (!response.ok) {
      showProblem(words().problem + answer.detail);
      throw new Error(answer.detail);
    }
    showProblem('');
    return answer;
  }

  function translate() {
    document.documentElement.lang = language;
    document.title = words().title;
    for (const one of document.querySelectorAll('[data-text]')) one.textContent = words()[one.dataset.text];
    for (const one of document.querySelectorAll('[data-label]')) {
      one.setAttribute('aria-label', words()[one.dataset.label]);
      one.title = words()[one.dataset.label];
    }
    for (const one of document.querySelectorAll('[data-lang]')) {
      one.setAttribute('aria-pressed', String(one.dataset.lang === language));
    }
    $('text').placeholder = words().write;
    showCustomer();
  }

  function remember() {
    address.searchParams.set('lang', language);
    if (customer) address.searchParams.set('id', customer.id);
    history.replaceState(null, '', address);
  }

  async function listPeople() {
    const response = await fetch('/__control/state');
    const { customers } = await response.json();
    $('people').replaceChildren(
      ...customers.map((one) => {
        const item = element('li');
        const button = element('button');
        const face = element('span', 'avatar');
        const label = element('span');
        avatar(face, one);
        label.append(one.name, document.createElement('br'), element('small', '', one.gateway));
        button.append(face, label);
        button.type = 'button';
        button.setAttribute('aria-current', String(customer?.id === one.id));
        button.addEventListener('click', () => open(one.id));
        item.append(button);
        return item;
      }),
    );
    return customers;
  }

  function open(id) {
    stream?.close();
    stopEditing();
    stream = new EventSource(`/__control/events?id=${id}`);
    stream.addEventListener('message', (event) => {
      const isOther = customer?.id !== id;
      customer = JSON.parse(event.data);
      showProblem('');
      showCustomer();
      remember();
      if (isOther) {
        void listPeople();
        $('text').focus();
      }
    });
    stream.addEventListener('error', () => showProblem(words().lost));
  }

  function showCustomer() {
    $('phone').hidden = customer === null;
    $('nobody').hidden = customer !== null;
    if (!customer) return;
    avatar($('avatar'), customer);
    $('who').textContent = customer.name;
    $('state').textContent = `${customer.gateway} · ${words().states[customer.state]}`;
    $('leave').hidden = customer.state === 'new' || customer.state === 'closed';
    const list = $('messages');
    sticks = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
    list.replaceChildren(...customer.messages.map(bubble));
    if (sticks) toEnd();
  }

  function toEnd() {
    $('messages').scrollTop = $('messages').scrollHeight;
  }

  function bubble(message) {
    const item = element('li', message.from);
    if (message.from !== 'customer') {
      item.append(element('span', 'from', message.from === 'bot' ? words().bot : message.name));
    }
    if (message.file) item.append(fileOf(message.file));
    if (message.text) item.append(message.text);
    item.append(footOf(message));
    return item;
  }

  function fileOf(file) {
    const link = element('a');
    link.href = file.url;
    link.download = file.name;
    if (/^image\/(png|jpeg|webp|gif)$/.test(file.mime)) {
      const picture = element('img');
      picture.src = file.url;
      picture.alt = file.name;
      picture.addEventListener('load', () => sticks && toEnd());
      link.append(picture);
    } else link.textContent = `${file.name} · ${Math.max(1, Math.round(file.size / 1024))} KB`;
    return link;
  }

  function footOf(message) {
    const foot = element('span', 'foot');
    if (message.from === 'customer' && customer.state !== 'closed') {
      if (!message.file) foot.append(action(words().edit, () => startEditing(message)));
      foot.append(action(words().delete, () => call('deletes', { id: customer.id, messageId: message.id })));
    }
    if (message.editedAt) foot.append(words().edited);
    const time = element(
      'time',
      '',
      new Date(message.at).toLocaleTimeString(language, { timeStyle: 'short' }),
    );
    foot.append(time);
    return foot;
  }

  function action(label, work) {
    const button = element('button', '', label);
    button.type = 'button';
    button.addEventListener('click', work);
    return button;
  }

  function startEditing(message) {
    editedId = message.id;
    $('text').value = message.text;
    $('editing').hidden = false;
    $('text').focus();
  }

  function stopEditing() {
    editedId = null;
    $('text').value = '';
    $('editing').hidden = true;
  }

  async function send() {
    const text = $('text').value.trim();
    if (text === '' || !customer) return;
    if (editedId === null) await call('writes', { id: customer.id, text });
    else await call('edits', { id: customer.id, messageId: editedId, text });
    stopEditing();
  }

  async function sendFile(file) {
    const query = new URLSearchParams({ id: customer.id, name: file.name });
    const headers = { 'Content-Type': file.type || 'application/octet-stream' };
    await answerOf(await fetch(`/__control/file?${query}`, { method: 'POST', headers, body: file }));
  }

  async function start() {
    const customers = await listPeople();
    const asked = Number(address.searchParams.get('id'));
    if (customers.some(({ id }) => id === asked)) open(asked);
  }

  for (const button of document.querySelectorAll('[data-lang]')) {
    button.addEventListener('click', () => {
      language = button.dataset.lang;
      translate();
      remember();
    });
  }
  $('create').addEventListener('submit', async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { name, provider } = Object.fromEntries(new FormData(form));
    const { id } = await call('customer', { name, provider, variables: { lang: language } });
    form.reset();
    open(id);
  });
  $('write').addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  $('text').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void send();
    }
    if (event.key === 'Escape') stopEditing();
  });
  $('file').addEventListener('change', async () => {
    const [file] = $('file').files;
    if (file) await sendFile(file);
    $('file').value = '';
  });
  $('stop-editing').addEventListener('click', stopEditing);
  $('leave').addEventListener('click', () => call('leaves', { id: customer.id }));

  translate();
  void start();
})();
