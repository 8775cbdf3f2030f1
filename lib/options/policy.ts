/** What an administrator has found out about the CRM, as a policy for everybody who cannot: operators may not list settings and schemas. */
import type { Discovery } from '../creatio/discovery.ts';
import type { SettingPath } from '../storage/setting-fields.ts';
import type { ChatObject, LightCodes, TemplatesObject } from '../storage/settings.ts';

interface CrmPolicy {
  creatio: {
    objects: { chat?: ChatObject; templates?: TemplatesObject };
    processes?: { createCase: string };
    lightCodes?: LightCodes;
  };
}

/** @param read a setting as it is in force here */
export function policyOf(found: Discovery, read: <T>(path: SettingPath) => T): CrmPolicy {
  const { chat, light, createCase } = found;
  const columns = Object.entries(chat.columns).flatMap(([logical, { name }]) =>
    name ? [[logical, name]] : [],
  );
  const codes = Object.entries(light).flatMap(([setting, one]) => (one ? [[setting, one.code]] : []));
  const templates = read<TemplatesObject | null>('creatio.objects.templates');
  return {
    creatio: {
      objects: {
        ...(chat.entity.name !== null && {
          chat: {
            entity: chat.entity.name,
            ...(chat.writtenBy.from === 'set' && { writtenBy: chat.writtenBy.name }),
            columns: Object.fromEntries(columns) as Record<string, string>,
          },
        }),
        ...(templates && { templates }),
      },
      ...(createCase.name !== null && { processes: { createCase: createCase.name } }),
      ...(codes.length > 0 && { lightCodes: Object.fromEntries(codes) as LightCodes }),
    },
  };
}
