/** The person of whom a row speaks that points at a resident. */
export const ofResident = ({ resident }: { resident?: { id: string } | null }) => resident?.id;
