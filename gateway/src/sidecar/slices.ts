import { type DocumentNode, getOperationAST, Kind, OperationTypeNode, parse } from 'graphql';
import { rootFields, type Variables, variablesInForce } from '../affected-fields.js';
import type { GatewayContext } from '../context.js';
import type { SubgraphDataSource } from '../data-source.js';
import { valuesOf } from '../directive-values.js';
import { urgentFields } from '../limits/admission/urgent-fields.js';
import type { SubgraphAnswer } from '../subgraph-answer.js';
import type { Subgraphs } from '../subgraphs.js';
import type { SupergraphFile } from '../supergraph.js';
import { questionsOf, togetherAgain } from './parts.js';

/** The slices of the supergraph in force, by the names in it. */
export class Slices {
  #ways = new Map<string, SubgraphDataSource>();
  #urgent: ReadonlySet<string> = new Set();
  #stopWatching: (() => Promise<void>) | undefined;

  constructor(
    private readonly supergraph: SupergraphFile,
    private readonly subgraphs: Subgraphs,
  ) {}

  /** Reads the supergraph and follows its changes. @throws Error when it cannot be read or names no subgraph */
  async open(): Promise<void> {
    const update = (sdl: string) => this.#take(sdl);
    const { supergraphSdl, cleanup } = await this.supergraph.initialize({ update } as never);
    this.#stopWatching = cleanup;
    try {
      this.#take(supergraphSdl);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  #take(sdl: string): void {
    const urgent = urgentFields(sdl);
    const addresses = addressesIn(sdl);
    if (addresses.length === 0) throw new Error('The supergraph names no subgraph.');
    this.#ways = new Map(addresses.map(({ name, url }) => [name, this.subgraphs.open(name, url)]));
    this.#urgent = urgent;
  }

  has(name: string): boolean {
    return this.#ways.has(name);
  }

  /** Whether it is a write that the schema says goes before all others. */
  isUrgent(document: DocumentNode, given: Variables): boolean {
    const operation = getOperationAST(document)!;
    if (operation.operation !== OperationTypeNode.MUTATION) return false;
    const variables = variablesInForce(operation, given);
    return rootFields(document, variables).some(({ name }) => this.#urgent.has(name.value));
  }

  /** Asks a slice what a router asks of it. Never throws: what the slice does not give becomes errors with paths. */
  async ask(
    name: string,
    document: DocumentNode,
    variables: Variables,
    context: GatewayContext,
  ): Promise<SubgraphAnswer> {
    const way = this.#ways.get(name)!;
    const questions = questionsOf(document, variables);
    const answers = await Promise.all(
      questions.map(({ query, document: part, variables: own }) =>
        way.process({ request: { query, variables: own }, document: part, context } as never),
      ),
    );
    return togetherAgain(
      document,
      questions,
      answers.map(({ data, errors }) => ({ data: data ?? null, errors: errors ?? [] }) as SubgraphAnswer),
    );
  }

  async close(): Promise<void> {
    await this.#stopWatching?.();
    await this.subgraphs.close();
  }
}

/** The names and addresses of a supergraph's subgraphs. */
function addressesIn(sdl: string): { name: string; url: string }[] {
  return parse(sdl, { noLocation: true }).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') return [];
    return (definition.values ?? []).flatMap(({ directives = [] }) =>
      directives
        .filter((directive) => directive.name.value === 'join__graph')
        .map((directive) => valuesOf(directive) as { name: string; url: string }),
    );
  });
}
