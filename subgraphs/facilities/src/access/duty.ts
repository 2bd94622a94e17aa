import { narrowToDuty } from '@mrrm/platform/access/narrow-to-duty';

interface Shift {
  centre: { id: string } | null;
}

/** A guard's centres are those of the shift that runs at this moment, as the owner of the rota knows it. */
export const narrowToShift = narrowToDuty({
  document: `query WhereOnDuty($id: ID!, $from: DateTimeISO!, $until: DateTimeISO!) {
    staffMember(id: $id) { id shifts(from: $from, until: $until) { id centre { id } } }
  }`,
  placesIn: ({ staffMember }) =>
    ((staffMember?.shifts ?? []) as Shift[]).flatMap(({ centre }) => (centre ? [centre.id] : [])),
});
