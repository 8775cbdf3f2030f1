/**
 * The picker's groups. `first` is put in its order by hand, the usual ones in front; `ranges` are code points whose emoji follow
 * by themselves.
 */
export interface Group {
  id: 'faces' | 'nature' | 'food' | 'travel' | 'objects' | 'symbols' | 'flags';
  first: string;
  ranges: [from: number, to: number][];
}

export const GROUPS: Group[] = [
  {
    id: 'faces',
    first:
      '😀 😃 😄 😁 😊 🙂 😉 😍 🥰 😘 😅 😂 🤣 😇 🤗 🤔 🙄 😌 😔 😢 😭 😤 😡 😱 😳 🤝 👍 🙏 👋 👌 👏 🙌 💪 ✌️ 🤞 👎 👈 👉 👆 👇 ☝️ ✋ 🤚 🖐️ 👐 🤲 ✊ 👊 🤛 🤜 🤟 🤘 🤙 🤌 🤏 🖖 ✍️ 🫶 🫡 🙋 🤷 🤦 🙇 👀',
    ranges: [
      [0x1f600, 0x1f64f],
      [0x1f910, 0x1f93e],
      [0x1f970, 0x1f97a],
      [0x1f9d0, 0x1f9df],
      [0x1f9b4, 0x1f9bf],
      [0x1fae0, 0x1faf6],
      [0x1fac3, 0x1fac5],
      [0x2639, 0x263a],
      [0x1f440, 0x1f450],
      [0x1f464, 0x1f487],
      [0x1f47a, 0x1f480],
      [0x1f590, 0x1f590],
      [0x1f596, 0x1f596],
      [0x1f385, 0x1f385],
      [0x1f574, 0x1f575],
      [0x1f57a, 0x1f57a],
      [0x270a, 0x270d],
      [0x1f4a9, 0x1f4aa],
      [0x1f6b6, 0x1f6b6],
    ],
  },
  {
    id: 'nature',
    first: '🌸 🌹 🌷 🌻 💐 🍀 🌲 🎄 ☀️ 🌤️ ⛅ 🌧️ ⛈️ 🌩️ ❄️ ⚡ 🌈 ☔ 🌙 🌍 🐶 🐱 🐻 🐝 🦋',
    ranges: [
      [0x1f400, 0x1f43f],
      [0x1f980, 0x1f9ae],
      [0x1fab0, 0x1faba],
      [0x1f330, 0x1f343],
      [0x1f300, 0x1f320],
      [0x1f324, 0x1f32c],
      [0x2600, 0x2604],
      [0x2614, 0x2614],
      [0x26c4, 0x26c8],
      [0x2744, 0x2744],
      [0x1f3f5, 0x1f3f5],
    ],
  },
  {
    id: 'food',
    first: '☕ 🍵 🍰 🎂 🍫 🍕 🍔 🍎 🍞 🍷 🍺 🥂',
    ranges: [
      [0x1f32d, 0x1f32f],
      [0x1f345, 0x1f37f],
      [0x1f950, 0x1f96f],
      [0x1f9c0, 0x1f9cb],
      [0x1fad0, 0x1fad9],
    ],
  },
  {
    id: 'travel',
    first: '🎉 🎊 🎁 🎈 🏆 🥇 🎯 ⚽ 🎮 🚚 🚛 🛵 🚗 🚕 🚌 🚆 ✈️ 🚀 🚢 🏠 🏢 🏪 🏬 🏦 🏥 🏭 🗺️',
    ranges: [
      [0x1f380, 0x1f3d3],
      [0x1f3d4, 0x1f3f0],
      [0x1f3f8, 0x1f3fa],
      [0x1f680, 0x1f6b5],
      [0x1f6d1, 0x1f6df],
      [0x1f6e3, 0x1f6fc],
      [0x1f93f, 0x1f94f],
      [0x26bd, 0x26be],
      [0x26e9, 0x26fa],
      [0x26fd, 0x26fd],
      [0x1f5fa, 0x1f5ff],
      [0x1fa70, 0x1fa7f],
      [0x1fa80, 0x1fa86],
    ],
  },
  {
    id: 'objects',
    first:
      '📦 🛒 🛍️ 💳 💰 💵 💶 💸 🧾 🏷️ 📄 📃 📝 📋 📎 📁 📅 🗓️ 📊 📈 📉 📞 ☎️ 📱 📲 💻 🖥️ 🖨️ 🖱️ ⌨️ 📷 📸 🎥 📺 🔋 🔌 💡 🔧 🔨 🛠️ ⚙️ 🔑 🔒 🔓 🛡️ 🔍 🔔 📢 📣 ✉️ 📧 📨 📬 📍 ⏰ ⏳ ⌛ ⏱️ ⌚ ✂️ 🗑️ 💬',
    ranges: [
      [0x1f451, 0x1f463],
      [0x1f488, 0x1f48f],
      [0x1f4a1, 0x1f4a3],
      [0x1f4b0, 0x1f4fd],
      [0x1f4ff, 0x1f4ff],
      [0x1f50a, 0x1f517],
      [0x1f526, 0x1f52e],
      [0x1f56f, 0x1f570],
      [0x1f573, 0x1f573],
      [0x1f576, 0x1f576],
      [0x1f579, 0x1f579],
      [0x1f587, 0x1f58d],
      [0x1f5a5, 0x1f5f3],
      [0x1f6aa, 0x1f6aa],
      [0x1f6bd, 0x1f6c1],
      [0x1f6cb, 0x1f6d0],
      [0x1f6e0, 0x1f6e2],
      [0x1f97b, 0x1f97f],
      [0x1f9af, 0x1f9af],
      [0x1f9e0, 0x1f9ff],
      [0x1fa90, 0x1faac],
      [0x231a, 0x231b],
      [0x23f0, 0x23f3],
      [0x2692, 0x2699],
      [0x2702, 0x2712],
      [0x26cf, 0x26d3],
    ],
  },
  {
    id: 'symbols',
    first:
      '✅ ✔️ ❌ ❗ ❓ ‼️ ⁉️ ⚠️ ℹ️ ⛔ 🚫 ❤️ 🧡 💛 💚 💙 💜 🤎 🖤 🤍 💔 ❣️ 💕 💖 💯 ⭐ 🌟 ✨ 🔥 💥 ➡️ ⬅️ ⬆️ ⬇️ 🔄 🔁 ➕ ➖ 🔴 🟠 🟡 🟢 🔵 🟣 ⚫ ⚪ 🆕 🆗 🆘 🆓 0️⃣ 1️⃣ 2️⃣ 3️⃣ 4️⃣ 5️⃣ 6️⃣ 7️⃣ 8️⃣ 9️⃣ 🔟 #️⃣ *️⃣ ❤️‍🔥 ❤️‍🩹',
    ranges: [
      [0x1f493, 0x1f4a0],
      [0x1f4a4, 0x1f4af],
      [0x1f500, 0x1f53d],
      [0x1f549, 0x1f56f],
      [0x1f170, 0x1f251],
      [0x1f7e0, 0x1f7f0],
      [0x1f6ab, 0x1f6c5],
      [0x2049, 0x27bf],
      [0x2934, 0x3299],
      [0x00a9, 0x00ae],
      [0x203c, 0x203c],
      [0x1f004, 0x1f0cf],
    ],
  },
  { id: 'flags', first: '🇺🇦 🇵🇱 🇪🇺 🇬🇧 🇺🇸 🇩🇪 🇹🇷 🏳️ 🏴 🏁 🚩 🎌 🏴‍☠️ 🏳️‍🌈', ranges: [] },
];

/** Newer than Emoji 14: an empty box in the fonts of machines that are still in use. */
export const TOO_NEW: [from: number, to: number][] = [
  [0x1f6d8, 0x1f6d8],
  [0x1f6dc, 0x1f6dc],
  [0x1fa75, 0x1fa77],
  [0x1fa87, 0x1fa8f],
  [0x1faad, 0x1faaf],
  [0x1fabb, 0x1fabf],
  [0x1fac6, 0x1facf],
  [0x1fada, 0x1fadf],
  [0x1fae8, 0x1faef],
  [0x1faf7, 0x1faff],
];

/** What a person can be, as sequences of a person and a thing. */
export const PEOPLE = [0x1f9d1, 0x1f468, 0x1f469];
export const THINGS = '💻 🔧 🍳 ⚕️ 🎓 🏫 ⚖️ 🌾 🏭 💼 🔬 🎤 🎨 ✈️ 🚀 🚒 🍼'.split(' ');
