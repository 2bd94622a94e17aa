import { changesAt } from '@mrrm/platform/agreement/changes-at';
import { judgeAct } from '@mrrm/platform/agreement/judge-act';
import type { Terms } from '@mrrm/platform/agreement/terms';
import { CentreFunction } from '../../agreement/values.js';
import type { ViewerFunction } from '../types/function.js';
import type { FunctionRefusal } from '../values.js';

/** Each function of a centre, with what the SOP says of it for an organisation at a moment. */
export const functionsFor = (terms: Terms, organisation: string, at: Date): ViewerFunction[] =>
  (Object.keys(CentreFunction) as CentreFunction[]).map((name) => {
    const act = { functions: [name], organisation, at };
    const verdict = judgeAct(terms, act);
    const until = changesAt(terms, act);
    if ('ground' in verdict) {
      const { leads, clause } = verdict.ground;
      return { function: name, allowed: true, level: leads ? 'LEAD' : 'SUPPORT', clause, until };
    }
    const { code, message, clause, owner, opens } = verdict.refusal;
    const refusal = code as FunctionRefusal;
    return { function: name, allowed: false, clause, until, refusal, message, responsible: owner, opens };
  });
