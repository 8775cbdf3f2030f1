import type { Column, EntitySchema } from '../schema/types.ts';
import type { Context } from '../types.ts';
import { edmType } from './evaluate.ts';

const namespace = 'Terrasoft.Configuration.OData';

/** `odata/$metadata`: entity types with properties and navigation, and the list of sets. */
export function metadata(ctx: Context): string {
  const schemas = ctx.db.schemas();
  return `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
<edmx:DataServices>
<Schema Namespace="${namespace}" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${schemas.map((schema) => entityType(schema, schemas)).join('\n')}
<EntityContainer Name="Container">
${schemas.map(({ name }) => `<EntitySet Name="${name}" EntityType="${namespace}.${name}"/>`).join('\n')}
</EntityContainer>
</Schema>
</edmx:DataServices>
</edmx:Edmx>`;
}

function entityType(schema: EntitySchema, all: EntitySchema[]): string {
  return `<EntityType Name="${schema.name}">
<Key><PropertyRef Name="Id"/></Key>
${schema.columns.map(property).join('\n')}
${schema.columns.map(navigation).join('')}${all.map((other) => backNavigation(schema, other)).join('')}</EntityType>`;
}

function property(column: Column): string {
  const size = column.size ? ` MaxLength="${column.size}"` : '';
  const nullable = column.key === 'Id' ? ' Nullable="false"' : '';
  return `<Property Name="${column.key}" Type="${edmType(column)}"${nullable}${size}/>`;
}

function navigation(column: Column): string {
  if (!column.ref) return '';
  return `<NavigationProperty Name="${column.name}" Type="${namespace}.${column.ref}"><ReferentialConstraint Property="${column.key}" ReferencedProperty="Id"/></NavigationProperty>\n`;
}

function backNavigation(schema: EntitySchema, other: EntitySchema): string {
  return other.columns
    .filter((column) => column.ref === schema.name && !/^(Created|Modified)By$/.test(column.name))
    .map(
      (column) =>
        `<NavigationProperty Name="${other.name}CollectionBy${column.name}" Type="Collection(${namespace}.${other.name})"/>\n`,
    )
    .join('');
}
