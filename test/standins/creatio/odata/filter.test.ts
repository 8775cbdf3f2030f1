import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFilter, type Comparison, type Expression, type Operand, type TextFunction } from './filter.ts';
import { FilterSyntaxError } from './tokens.ts';

describe('filter parser', () => {
  it('reads paths, bare guids, dates, numbers and quoted quotes', () => {
    expect(parseFilter("Account/Name eq 'O''Brien'")).toEqual({
      kind: 'compare',
      operator: 'eq',
      left: { kind: 'path', path: ['Account', 'Name'] },
      right: { kind: 'value', type: 'string', value: "O'Brien" },
    });
    expect(parseFilter('ContactId eq CE807B67-16de-480c-844d-6811697b30d9')).toMatchObject({
      right: { type: 'guid', value: 'ce807b67-16de-480c-844d-6811697b30d9' },
    });
    expect(parseFilter('CreatedOn ge 2026-01-01T00:00:00Z')).toMatchObject({ right: { type: 'date' } });
    expect(parseFilter('Size lt -1.5')).toMatchObject({ right: { type: 'number', value: -1.5 } });
    expect(parseFilter('Primary ne true')).toMatchObject({ right: { type: 'boolean', value: true } });
  });

  it('binds not closer than and, and closer than or', () => {
    const parsed = parseFilter('not A eq 1 and B eq 2 or C eq 3');
    expect(parsed).toMatchObject({ kind: 'or', left: { kind: 'and', left: { kind: 'not' } } });
    expect(parseFilter('not (A eq 1 and (B eq 2 or C eq 3))')).toMatchObject({
      kind: 'not',
      of: { kind: 'and' },
    });
  });

  it('takes the long form of a function', () => {
    expect(parseFilter("contains(Name,'x') eq true")).toEqual(parseFilter("contains(Name,'x')"));
    expect(parseFilter("contains(Name,'x') eq false")).toMatchObject({ kind: 'not' });
  });

  it.each([
    "Name eq 'open",
    'Name eq',
    'Name like 1',
    "tolower(Name) eq 'x'",
    '(A eq 1',
    'A eq 1)',
    "Id eq guid'ce807b67-16de-480c-844d-6811697b30d9'",
    'A eq 1 B eq 2',
    '',
  ])('refuses %j', (source) => {
    expect(() => parseFilter(source)).toThrow(FilterSyntaxError);
  });

  it('reads back every expression it can print', () => {
    fc.assert(
      fc.property(expression, (tree) => {
        expect(parseFilter(print(tree))).toEqual(tree);
      }),
    );
  });

  it('answers any text with a tree or a syntax error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(outcome(text)).not.toBe('crash');
      }),
    );
  });
});

function outcome(text: string) {
  try {
    parseFilter(text);
    return 'tree';
  } catch (error) {
    return error instanceof FilterSyntaxError ? 'syntax error' : 'crash';
  }
}

const words = new Set(['and', 'or', 'not', 'null', 'true', 'false', 'contains', 'startswith', 'endswith']);
const name = fc.stringMatching(/^[A-Z][A-Za-z]{0,8}$/).filter((text) => !words.has(text));
const path = fc
  .array(name, { minLength: 1, maxLength: 3 })
  .map((parts): Operand => ({ kind: 'path', path: parts }));
const value = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((text): Operand => ({ kind: 'value', type: 'string', value: text })),
  fc.integer().map((number): Operand => ({ kind: 'value', type: 'number', value: number })),
  fc.boolean().map((flag): Operand => ({ kind: 'value', type: 'boolean', value: flag })),
  fc.uuid().map((id): Operand => ({ kind: 'value', type: 'guid', value: id })),
  fc.constant<Operand>({ kind: 'value', type: 'null', value: null }),
);
const leaf = fc.oneof(
  fc
    .tuple(fc.constantFrom<Comparison>('eq', 'ne', 'gt', 'ge', 'lt', 'le'), path, value)
    .map(([operator, left, right]): Expression => ({ kind: 'compare', operator, left, right })),
  fc
    .tuple(fc.constantFrom<TextFunction>('contains', 'startswith', 'endswith'), path, value)
    .map(([fn, of, sample]): Expression => ({ kind: 'text', name: fn, of, sample })),
);
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4 },
    leaf,
    tie('expression').map((of): Expression => ({ kind: 'not', of })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), tie('expression'), tie('expression'))
      .map(([kind, left, right]): Expression => ({ kind, left, right })),
  ),
}));

function print(tree: Expression): string {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return `(${print(tree.left)}) ${tree.kind} (${print(tree.right)})`;
    case 'not':
      return `not (${print(tree.of)})`;
    case 'compare':
      return `${printOperand(tree.left)} ${tree.operator} ${printOperand(tree.right)}`;
    case 'text':
      return `${tree.name}(${printOperand(tree.of)}, ${printOperand(tree.sample)})`;
  }
}

function printOperand(operand: Operand): string {
  if (operand.kind === 'path') return operand.path.join('/');
  return operand.type === 'string'
    ? `'${String(operand.value).replaceAll("'", "''")}'`
    : String(operand.value);
}
