import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, for a machine that has not run it before: begun last, one of them would run alone at the end. */
const LONGEST = [
  'start/test/start.test.ts',
  'test/load/attacks.test.ts',
  'test/load/benchmark.test.ts',
  'test/documents-run.test.ts',
  'test/load/overload.test.ts',
  'test/load/killed-followers.test.ts',
  'test/load/placement-history.test.ts',
  'test/same-answers.test.ts',
  'subgraphs/residents/test/access-walk.test.ts',
  'subgraphs/facilities/test/access-walk.test.ts',
  'test/canary.test.ts',
  'test/sop-enforcement.test.ts',
  'test/load/bad-neighbour.test.ts',
  'test/hostile-arguments.test.ts',
  'demo/test/top-up.test.ts',
  'demo/test/loading.test.ts',
  'test/cast.test.ts',
  'subgraphs/facilities/test/placement/messages.test.ts',
  'subgraphs/residents/test/side-doors.test.ts',
  'subgraphs/residents/test/messages.test.ts',
  'subgraphs/services/test/access-walk.test.ts',
  'subgraphs/staff/test/access-walk.test.ts',
];

/** Begins with the files that take longest: as they did in the last run here, or as the list says where there was none. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const { root } = this.ctx.config;
    const nameOf = ({ moduleId }: TestSpecification) => relative(root, moduleId);
    const isKnown = (file: TestSpecification) =>
      this.ctx.cache.getFileTestResults(`${file.project.name}:${nameOf(file)}`) !== undefined;
    if (sorted.every(isKnown)) return sorted;
    const placeOf = (file: TestSpecification) => {
      const place = LONGEST.indexOf(nameOf(file));
      return place < 0 ? LONGEST.length : place;
    };
    return sorted.sort((a, b) => placeOf(a) - placeOf(b));
  }
}
