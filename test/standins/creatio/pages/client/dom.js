// Small helpers to build the content.

const { culture } = window.standinConfig();

/** An element with attributes and children; `on…` are listeners, `html` is trusted markup of ours. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'html') element.innerHTML = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

const dates = new Intl.DateTimeFormat(culture, { day: '2-digit', month: '2-digit', year: 'numeric' });
const times = new Intl.DateTimeFormat(culture, {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const money = new Intl.NumberFormat(culture, { maximumFractionDigits: 2 });

/** Text of a value in the user's culture. */
export function show(value, kind) {
  if (value === '' || value === null) return '';
  switch (kind) {
    case 'date':
      return dates.format(new Date(value));
    case 'datetime':
      return times.format(new Date(value)).replace(',', '');
    case 'money':
      return `${money.format(value)} ₴`;
    case 'html':
      return new DOMParser().parseFromString(String(value), 'text/html').body.textContent;
    default:
      return String(value);
  }
}

/** First letters of the first two words. */
export function initials(name) {
  return String(name)
    .split(/[\s-]+/)
    .filter((word) => /\p{L}/u.test(word))
    .slice(0, 3)
    .filter((_, at, words) => at === 0 || at === words.length - 1)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}
