import type { Db } from '../db.ts';
import { innerError } from './errors.ts';
import type { Expand } from './expand.ts';
import type { Expression } from './filter.ts';
import { columnAt } from './path.ts';

/** Microsoft's library refuses larger filters, unless told otherwise; a comparison has five nodes at most, a word one. */
const MOST_NODES = 100;
const COMPARISON = 5;
/** `ODataMaxExpansionDepth` of a shipped site. */
const MOST_DEPTH = 2;
/** Characters of a query string that IIS and ASP.NET take, unless told otherwise. */
export const MOST_QUERY = 2048;

/** What a real server refuses in a filter before it looks at a row. @throws HttpError */
export function checkFilter(db: Db, entity: string, filter: Expression): void {
  const nodes = check(db, entity, filter);
  if (nodes <= MOST_NODES) return;
  const words = `The node count limit of '${MOST_NODES}' has been exceeded.`;
  throw innerError(
    400,
    `The query specified in the URI is not valid. ${words}`,
    'Microsoft.OData.ODataException',
  );
}

/** @returns how many nodes it has */
function check(db: Db, entity: string, expression: Expression): number {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return 1 + check(db, entity, expression.left) + check(db, entity, expression.right);
    case 'not':
      return 1 + check(db, entity, expression.of);
    default: {
      const operands =
        expression.kind === 'text' ? [expression.of, expression.sample] : [expression.left, expression.right];
      for (const operand of operands) if (operand.kind === 'path') checkPath(db, entity, operand.path);
      return COMPARISON;
    }
  }
}

/** A lookup is compared and ordered by through its row (`Contact/Id`): there is no column `ContactId` for that. @throws HttpError */
export function checkPath(db: Db, entity: string, path: string[]): void {
  const { column, of } = columnAt(db, entity, path);
  if (!column.ref) return;
  throw innerError(
    500,
    `Column by path ${path.join('.')} not found in schema ${of}.`,
    'Terrasoft.Common.ItemNotFoundException',
  );
}

/** @throws HttpError */
export function checkDepth(expand: Expand[], depth = 1): Expand[] {
  for (const item of expand) {
    if (depth > MOST_DEPTH) {
      const words = `The request includes a $expand path which is too deep. The maximum depth allowed is ${MOST_DEPTH}.`;
      throw innerError(400, words, 'Microsoft.OData.ODataException');
    }
    checkDepth(item.expand, depth + 1);
  }
  return expand;
}
