import type { Subgraph } from '@mrrm/platform/schema/subgraph';
import type { Slice } from '@mrrm/platform/slice';

const built = new WeakMap<() => Promise<Subgraph>, Promise<Subgraph>>();

/** The slice with a schema that is built once for all test files of a process: nothing of a schema belongs to one server. */
export function builtOnce<Loaders>(slice: Slice<Loaders>): Slice<Loaders> {
  const { build } = slice;
  return {
    ...slice,
    build() {
      if (!built.has(build)) built.set(build, build());
      return built.get(build)!;
    },
  };
}

/** The slice with a schema of its own, for a test that has changed the access table and starts it with that. */
export const builtAnew = <Loaders>(slice: Slice<Loaders>): Slice<Loaders> => ({
  ...slice,
  build: () => slice.build(),
});
