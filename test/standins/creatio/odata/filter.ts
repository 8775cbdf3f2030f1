import { FilterSyntaxError, tokenize, type Token } from './tokens.ts';

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type TextFunction = 'contains' | 'startswith' | 'endswith';

export type Operand =
  | { kind: 'path'; path: string[] }
  | {
      kind: 'value';
      type: 'string' | 'number' | 'boolean' | 'null' | 'guid' | 'date';
      value: string | number | boolean | null;
    };

export type Expression =
  | { kind: 'and' | 'or'; left: Expression; right: Expression }
  | { kind: 'not'; of: Expression }
  | { kind: 'compare'; operator: Comparison; left: Operand; right: Operand }
  | { kind: 'text'; name: TextFunction; of: Operand; sample: Operand };

const comparisons = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const functions = new Set(['contains', 'startswith', 'endswith']);

/** Parses a `$filter` (creatio.md §5.1): `not` binds closest, then `and`, then `or`. */
export function parseFilter(source: string): Expression {
  const parser = new Parser(tokenize(source));
  const expression = parser.or();
  parser.end();
  return expression;
}

class Parser {
  private readonly tokens: Token[];
  private at = 0;

  constructor(tokens: Token[]) {
    this.tokens = tokens;
  }

  or(): Expression {
    let left = this.and();
    while (this.word('or')) left = { kind: 'or', left, right: this.and() };
    return left;
  }

  private and(): Expression {
    let left = this.unary();
    while (this.word('and')) left = { kind: 'and', left, right: this.unary() };
    return left;
  }

  private unary(): Expression {
    if (this.word('not')) return { kind: 'not', of: this.unary() };
    if (this.peek().kind === '(') {
      this.expect('(');
      const inner = this.or();
      this.expect(')');
      return inner;
    }
    return this.predicate();
  }

  private predicate(): Expression {
    const token = this.peek();
    if (token.kind === 'name' && this.tokens[this.at + 1]?.kind === '(') {
      const call = this.call(token.text);
      // `contains(Name,'x') eq true` is the long form of the call.
      return this.word('eq') ? this.truth(call) : call;
    }
    const left = this.operand();
    const operator = this.next();
    if (operator.kind !== 'name' || !comparisons.has(operator.text)) {
      throw new FilterSyntaxError('A comparison operator is expected.');
    }
    return { kind: 'compare', operator: operator.text as Comparison, left, right: this.operand() };
  }

  private call(name: string): Expression {
    if (!functions.has(name)) throw new FilterSyntaxError(`Unknown function '${name}'.`);
    this.next();
    this.expect('(');
    const of = this.operand();
    this.expect(',');
    const sample = this.operand();
    this.expect(')');
    return { kind: 'text', name: name as TextFunction, of, sample };
  }

  private truth(call: Expression): Expression {
    const operand = this.operand();
    if (operand.kind !== 'value' || typeof operand.value !== 'boolean') {
      throw new FilterSyntaxError('A function can be compared with true or false only.');
    }
    return operand.value ? call : { kind: 'not', of: call };
  }

  private operand(): Operand {
    const token = this.next();
    switch (token.kind) {
      case 'string':
        return { kind: 'value', type: 'string', value: token.text };
      case 'number':
        return { kind: 'value', type: 'number', value: token.value };
      case 'guid':
        return { kind: 'value', type: 'guid', value: token.text };
      case 'date':
        return { kind: 'value', type: 'date', value: token.text };
      case 'name':
        return nameOperand(token.text);
      default:
        throw new FilterSyntaxError('A column or a value is expected.');
    }
  }

  end() {
    if (this.peek().kind !== 'end') throw new FilterSyntaxError('Unexpected text after the filter.');
  }

  private peek(): Token {
    return this.tokens[this.at] ?? { kind: 'end' };
  }

  private next(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  private word(text: string): boolean {
    const token = this.peek();
    if (token.kind !== 'name' || token.text !== text) return false;
    this.at += 1;
    return true;
  }

  private expect(kind: Token['kind']) {
    if (this.next().kind !== kind) throw new FilterSyntaxError(`'${kind}' is expected.`);
  }
}

function nameOperand(text: string): Operand {
  if (text === 'null') return { kind: 'value', type: 'null', value: null };
  if (text === 'true' || text === 'false') return { kind: 'value', type: 'boolean', value: text === 'true' };
  return { kind: 'path', path: text.split('/') };
}
