// What the code does: the parts, slots, states, events and style properties each element really has.
import { join } from 'node:path';
import ts from 'typescript';
import { ELEMENTS } from './document.ts';

const SRC = join(import.meta.dirname, '../../packages/elements/src');

/** What an element has, found by following its source from its folder. */
export interface Deeds {
  readonly parts: ReadonlySet<string>;
  /** `''` is the default one. */
  readonly slots: ReadonlySet<string>;
  readonly states: ReadonlySet<string>;
  /** The events it dispatches and their classes. */
  readonly events: ReadonlyMap<string, string>;
  /** Those of them that are dispatched on the element which opened it. */
  readonly handedOn: ReadonlyMap<string, string>;
  readonly styleProperties: ReadonlySet<string>;
  /** What cannot be read from the source. */
  readonly unclear: readonly string[];
}

/** What was read once is read: a second program with something planted shares all else. */
const files = new Map<string, ts.SourceFile | undefined>();

/** The source as a program; `planted` are texts that stand instead of files, by their path in `src`. */
export const programOf = (planted: Readonly<Record<string, string>> = {}): ts.Program => {
  const texts = new Map(Object.entries(planted).map(([path, text]) => [join(SRC, path), text]));
  const config = ts.getParsedCommandLineOfConfigFile(
    join(SRC, '../tsconfig.json'),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  );
  const options = { ...config?.options, noEmit: true, composite: false, incremental: false };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, version, ...rest) => {
    const text = texts.get(file);
    if (text !== undefined) return ts.createSourceFile(file, text, version, true);
    if (!files.has(file)) files.set(file, getSourceFile(file, version, ...rest));
    return files.get(file);
  };
  return ts.createProgram(config?.fileNames ?? [], options, host);
};

/** The statement at the top of its file that a node stands in. */
const statementOf = (node: ts.Node): ts.Statement | undefined => {
  let at: ts.Node = node;
  while (!ts.isSourceFile(at.parent)) at = at.parent;
  return ts.isStatement(at) ? at : undefined;
};

const folderOf = (file: string): string => file.slice(SRC.length + 1).split('/')[0] ?? '';

/** Everything of `src` that a folder's code names, and what that names; the other elements are not entered. */
const reach = (program: ts.Program, folder: string): ReadonlySet<ts.Statement> => {
  const checker = program.getTypeChecker();
  const others: readonly string[] = ELEMENTS.filter((element) => element !== folder);
  const isIn = ({ fileName }: ts.SourceFile) => fileName.startsWith(`${SRC}/`) && !others.includes(folderOf(fileName));
  const seen = new Set<ts.Statement>();

  const declarations = (name: ts.Identifier): readonly ts.Declaration[] => {
    const named = ts.isShorthandPropertyAssignment(name.parent)
      ? checker.getShorthandAssignmentValueSymbol(name.parent)
      : checker.getSymbolAtLocation(name);
    const symbol = named && named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named;
    return (symbol?.declarations ?? []).flatMap((declaration) => {
      // `({ Payer }) => new Payer()`: what a module that came later exports.
      if (!ts.isBindingElement(declaration) || !ts.isObjectBindingPattern(declaration.parent)) return [declaration];
      const key = (declaration.propertyName ?? declaration.name).getText();
      const exported = checker.getTypeAtLocation(declaration.parent).getProperty(key);
      const real = exported && exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      return real?.declarations ?? [];
    });
  };
  const follow = (statement: ts.Statement | undefined): void => {
    if (!statement || seen.has(statement) || !isIn(statement.getSourceFile())) return;
    seen.add(statement);
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) for (const declaration of declarations(node)) follow(statementOf(declaration));
      ts.forEachChild(node, visit);
    };
    visit(statement);
  };
  for (const file of program.getSourceFiles())
    if (folderOf(file.fileName) === folder && isIn(file))
      for (const statement of file.statements) if (!ts.isImportDeclaration(statement)) follow(statement);
  return seen;
};

const literals = (type: ts.Type): readonly string[] | undefined => {
  const types = type.isUnion() ? type.types : [type];
  const texts = types.flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
  return texts.length === types.length ? texts : undefined;
};

/** `part="button"`, `<slot name="icon">`, `var(--till-accent)`. */
const markupOf = (text: string) => ({
  parts: [...text.matchAll(/\bpart="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')),
  slots: [...text.matchAll(/<slot\b(?:[^>]*?\bname="([^"]*)")?/g)].map(([, name = '']) => name),
  styleProperties: [...text.matchAll(/var\(\s*(--till-[\w-]+)/g)].map(([, name = '']) => name),
  unclear: [...text.matchAll(/\bpart=(?:\$\{|"[^"]*\$\{)[^\s>]*/g)].map(([found]) => `${found} may name any part`),
});

/** The words of the event class that a `dispatchEvent` is given. */
const eventOf = (checker: ts.TypeChecker, given: ts.Expression): readonly (readonly [string, string])[] => {
  const variable = ts.isIdentifier(given) ? checker.getSymbolAtLocation(given)?.valueDeclaration : undefined;
  const made = variable && ts.isVariableDeclaration(variable) ? variable.initializer : given;
  const owner = checker.getTypeAtLocation(given).symbol.valueDeclaration;
  if (!owner || !ts.isClassDeclaration(owner)) return [];
  const maker = owner.members.find(ts.isConstructorDeclaration);
  const first = maker?.body?.statements.find(ts.isExpressionStatement)?.expression;
  const named = first && ts.isCallExpression(first) ? first.arguments[0] : undefined;
  const asked = made && ts.isNewExpression(made) ? made.arguments?.[0] : undefined;
  const type = named && ts.isIdentifier(named) && asked ? asked : named;
  const types = type ? literals(checker.getTypeAtLocation(type)) : undefined;
  return (types ?? []).map((name) => [name, owner.name?.text ?? ''] as const);
};

/** What the code of one element's folder, and whatever that reaches, does. */
export const deedsOf = (program: ts.Program, folder: string): Deeds => {
  const checker = program.getTypeChecker();
  const parts = new Set<string>();
  const slots = new Set<string>();
  const states = new Set<string>();
  const styleProperties = new Set<string>();
  const events = new Map<string, string>();
  const handedOn = new Map<string, string>();
  const unclear: string[] = [];

  const look = (node: ts.Node): void => {
    ts.forEachChild(node, look);
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const { name, expression: receiver } = node.expression;
    const [given] = node.arguments;
    if (!given) return;
    if (name.text === 'add' && checker.getTypeAtLocation(receiver).symbol?.name === 'CustomStateSet') {
      const words = literals(checker.getTypeAtLocation(given));
      for (const word of words ?? []) states.add(word);
      if (!words) unclear.push(`states.add(${given.getText()}) may add any state: give it a type of literals`);
    }
    if (name.text !== 'dispatchEvent') return;
    for (const [event, owner] of eventOf(checker, given)) {
      events.set(event, owner);
      if (/\bfrom$/.test(receiver.getText())) handedOn.set(event, owner);
    }
  };
  for (const statement of reach(program, folder)) {
    const markup = markupOf(statement.getText());
    for (const part of markup.parts) if (!part.includes('$')) parts.add(part);
    for (const slot of markup.slots) slots.add(slot);
    for (const property of markup.styleProperties) styleProperties.add(property);
    unclear.push(...markup.unclear);
    look(statement);
  }
  return { parts, slots, states, events, handedOn, styleProperties, unclear };
};
