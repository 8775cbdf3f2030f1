/** Who am I, presence, sign-out (protocol §5). */
import type { Handler, Routes } from '../http/routes.ts';
import { presenceOf, tellPresence } from '../socket/presence.ts';
import { gateway } from './answer.ts';

const userInfo: Handler = ({ world, user, token }) => {
  const expiresAt = String(world.tokens.get(token)?.expiresAt ?? 0);
  const license = ['CALL_CENTER', 'CHAT'].map((prod) => ({ prod, expires_at: expiresAt }));
  return gateway({
    user_id: String(user.id),
    dc: String(world.domain.id),
    domain: user.domain,
    name: user.name,
    username: user.login,
    preferred_username: user.login,
    extension: user.extension,
    expires_at: expiresAt,
    license: world.faults.noLicence ? [] : license,
    permissions: [{ id: 'read' }],
    scope: [
      { class: 'cc_agent', access: 'r', obac: true },
      { class: 'chats', access: 'r', obac: true },
      ...(user.admin ? [{ class: 'chat_bots', access: 'r', obac: true }] : []),
    ],
  });
};

const me: Handler = ({ world, user }) => ({
  user: {
    id: String(user.id),
    name: user.name,
    username: user.login,
    extension: user.extension,
    presence: { status: presenceOf(world, user) },
  },
});

const setPresence: Handler = async ({ world, exchange, user }) => {
  const { status } = await exchange.json();
  user.dnd = status === 'dnd';
  tellPresence(world, user);
  return { id: String(user.id), status: presenceOf(world, user) };
};

const logout: Handler = ({ world, token }) => {
  world.tokens.delete(token);
  return {};
};

export const ME_ROUTES: Routes = {
  'GET /api/userinfo': userInfo,
  'GET /api/user': me,
  'PATCH /api/presence': setPresence,
  'POST /api/logout': logout,
};
