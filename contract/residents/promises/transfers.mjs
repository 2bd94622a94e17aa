import { answered, done, refusedWrite, same } from '../../promise.mjs';
import { newKey, REGISTER, somebodyAt } from '../questions.mjs';

const REFUSALS = 'userErrors { code severity path message rule }';
const TRANSFER = `transfer { id version state } ${REFUSALS}`;
const MUTATIONS = {
  transferResident: `mutation Ask($input: TransferResidentInput!) { transferResident(input: $input) { ${TRANSFER} } }`,
  acceptTransfer: `mutation Accept($input: AcceptTransferInput!) { acceptTransfer(input: $input) { ${TRANSFER} } }`,
  completeTransfer: `mutation Complete($input: CompleteTransferInput!) { completeTransfer(input: $input) { ${TRANSFER} } }`,
};
const WHERE = 'query Where($id: ID!) { resident(id: $id) { registrationNumber centre { id } } }';

/** Who moves from one centre to another. */
export const transfers = [
  {
    id: 'transfer/by-two',
    says: 'Somebody moves to another centre when that one has agreed and says that they have come, with the number; a centre cannot agree for the other',
    level: 'FULL',
    needs: ['writes/registered'],
    missing: ({ other }) => (other ? undefined : 'it needs --other: another centre that the graph knows'),
    async keeps(world) {
      const { slice, actors, centre, other } = world;
      const write = (actor, field, input) =>
        slice.ask(actor, MUTATIONS[field], { input: { idempotencyKey: newKey(), ...input } });
      const { resident } = done(
        await slice.ask(actors.registrar, REGISTER, { input: somebodyAt(world) }),
        'registerResident',
      );
      const whereFor = async (actor) =>
        answered(await slice.ask(actor, WHERE, { id: resident.id }), 'the resident').resident;
      const asked = { residentId: resident.id, toCentreCode: other.code, reason: 'Nearer to an aunt' };
      const plannedOn = new Date().toISOString().slice(0, 10);
      const { transfer } = done(
        await write(actors.registrar, 'transferResident', { ...asked, plannedOn }),
        'transferResident',
      );
      const step = (version = transfer.version) => ({ transferId: transfer.id, expectedVersion: version });
      refusedWrite(
        await write(actors.registrar, 'acceptTransfer', step()),
        'acceptTransfer',
        'an agreement by whoever asked',
      );
      refusedWrite(
        await write(actors.receiver, 'completeTransfer', step()),
        'completeTransfer',
        'an arrival before the agreement',
      );
      same((await whereFor(actors.registrar)).centre.id, centre, 'the centre before the arrival');
      const agreed = done(await write(actors.receiver, 'acceptTransfer', step()), 'acceptTransfer').transfer;
      done(await write(actors.receiver, 'completeTransfer', step(agreed.version)), 'completeTransfer');
      const { registrationNumber } = resident;
      same(
        await whereFor(actors.receiver),
        { registrationNumber, centre: { id: other.id } },
        'the number and the centre after it',
      );
    },
  },
];
