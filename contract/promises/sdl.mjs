import { answered, Broken, must } from '../promise.mjs';
import { compare } from '../published.mjs';

const MOST_NAMED = 20;

/** @throws Broken that names what is wrong, as many as a person reads */
function nothingOf(found, what) {
  const rest = found.length > MOST_NAMED ? `, and ${found.length - MOST_NAMED} more` : '';
  must(found.length === 0, `${what}: ${found.slice(0, MOST_NAMED).join(', ')}${rest}`);
}

/** Found once a run. */
const comparedIn = (world) => {
  world.compared ??= compare(world.published[world.slice.name], world.served);
  return world.compared;
};

/** What a slice says that it answers. */
export const sdl = [
  {
    id: 'sdl/told',
    says: '{ _service { sdl } } tells the schema of the subgraph',
    needs: ['access/token'],
    async keeps(world) {
      const { _service } = answered(
        await world.slice.ask(world.actors.anybody, '{ _service { sdl } }'),
        'the schema',
      );
      must(typeof _service?.sdl === 'string' && _service.sdl.length > 0, 'it told no text');
      world.served = _service.sdl;
      try {
        comparedIn(world);
      } catch (error) {
        throw new Broken(`it cannot be read: ${error.message}`);
      }
    },
  },
  {
    id: 'sdl/whole',
    says: 'Every type, field, argument and word that is published is there',
    needs: ['sdl/told'],
    keeps: async (world) =>
      nothingOf(
        comparedIn(world).lacks.filter((at) => !at.includes(' @')),
        'it lacks',
      ),
  },
  {
    id: 'sdl/types',
    says: 'Each has the type, the default and the nullability that is published',
    needs: ['sdl/told'],
    keeps: async (world) => nothingOf(comparedIn(world).differs, 'other than published'),
  },
  {
    id: 'sdl/directives',
    says: 'Each says what is published of keys, access, acts and costs (@key, @access, @performs, @listSize …)',
    needs: ['sdl/told'],
    keeps: async (world) =>
      nothingOf(
        comparedIn(world).lacks.filter((at) => at.includes(' @')),
        'it lacks',
      ),
  },
];

/** Takes seconds in which nothing else is asked: the last of all. */
export const composition = [
  {
    id: 'sdl/composes',
    says: 'It composes with what the other owners have published',
    needs: ['sdl/whole', 'sdl/types', 'sdl/directives'],
    async keeps(world) {
      // What is published composes: nobody could have published it otherwise.
      if (comparedIn(world).more.length === 0) return;
      nothingOf(await world.composes(world.served), 'it does not');
    },
  },
];
