import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json, jsonParseLinter } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { linter, lintKeymap } from '@codemirror/lint';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { getSchema, graphql, offsetToPos, updateSchema } from 'cm6-graphql';
import type { GraphQLSchema } from 'graphql';
import { getHoverInformation } from 'graphql-language-service';

/** A text that somebody edits. */
export interface Editor {
  text(): string;
  show(text: string): void;
  focus(): void;
}

export interface QueryEditor extends Editor {
  /** From now on names are completed, checked and explained. */
  learn(schema: GraphQLSchema): void;
}

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: '#8a2252' },
  { tag: [tags.propertyName, tags.attributeName], color: '#0b4f78' },
  { tag: [tags.string, tags.special(tags.string)], color: '#1d6331' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: '#8a4b00' },
  { tag: [tags.typeName, tags.variableName, tags.special(tags.variableName)], color: '#5b3a9e' },
  { tag: tags.comment, color: '#5a6570' },
]);

/** The text under the pointer, explained with the words of the schema. */
const explained = hoverTooltip((view, position) => {
  const schema = getSchema(view.state);
  const word = view.state.wordAt(position);
  if (!schema || !word) return null;
  const text = getHoverInformation(
    schema,
    view.state.doc.toString(),
    offsetToPos(view.state.doc, position + 1) as never,
  );
  if (!text) return null;
  return {
    pos: word.from,
    end: word.to,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'meaning';
      dom.textContent = String(text);
      return { dom };
    },
  };
});

/** What both editors have. Tab leaves the editor, as everywhere on a page: nobody is caught in it. */
function common(label: string, nonce: string, send: () => void): Extension[] {
  const sends = () => {
    send();
    return true;
  };
  return [
    EditorView.cspNonce.of(nonce),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, autocapitalize: 'off', spellcheck: 'false' }),
    lineNumbers(),
    history(),
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    syntaxHighlighting(colours),
    autocompletion(),
    Prec.highest(keymap.of([{ key: 'Mod-Enter', run: sends }])),
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...historyKeymap,
      ...lintKeymap,
      ...defaultKeymap,
    ]),
  ];
}

function editor(parent: HTMLElement, extensions: Extension[]): { view: EditorView } & Editor {
  const state = (doc: string) => EditorState.create({ doc, extensions });
  const view = new EditorView({ parent, state: state('') });
  return {
    view,
    text: () => view.state.doc.toString(),
    show: (doc) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: doc } }),
    focus: () => view.focus(),
  };
}

/** @param label what a screen reader calls it */
export function queryEditor(
  parent: HTMLElement,
  nonce: string,
  send: () => void,
  label = 'Question, in GraphQL',
): QueryEditor {
  const { view, ...rest } = editor(parent, [
    ...common(label, nonce, send),
    graphql(undefined, { showErrorOnInvalidSchema: false }),
    explained,
  ]);
  return { ...rest, learn: (schema) => updateSchema(view, schema) };
}

export function variablesEditor(parent: HTMLElement, nonce: string, send: () => void): Editor {
  const { view: _, ...rest } = editor(parent, [
    ...common('Variables, in JSON', nonce, send),
    json(),
    linter(jsonParseLinter()),
  ]);
  return rest;
}
