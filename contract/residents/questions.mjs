import { randomBytes, randomUUID } from 'node:crypto';

export const newKey = () => `contract-${randomUUID()}`;
const REFUSALS = 'userErrors { code severity path message rule }';

export const RESIDENT = 'query One($id: ID!) { resident(id: $id) { id fullName sex } }';
export const REFERENCES = `query References($of: [_Any!]!) { _entities(representations: $of) {
  __typename ... on Resident { id registrationNumber } } }`;
export const BY_NUMBER = `query ByNumber($number: String!) {
  residentsByRegistrationNumber(registrationNumber: $number) { id } }`;
export const LIST = `query List($centre: ID!, $first: Int!, $after: String, $number: String!) {
  residents(centreId: $centre, first: $first, after: $after, filter: { registrationNumberStarts: $number }) {
    totalCount edges { cursor node { id } } nodes { id }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
export const HISTORY = `query History($id: ID!) { resident(id: $id) { accessHistory(first: 100) { nodes {
  kind operation subject organisation role purpose client request groups lists outcome } } } }`;
export const REGISTER = `mutation Register($input: RegisterResidentInput!) { registerResident(input: $input) {
  resident { id registrationNumber familyName version } ${REFUSALS} } }`;
export const CORRECT = `mutation Correct($input: CorrectResidentInput!) { correctResident(input: $input) {
  resident { id givenName version } ${REFUSALS} } }`;
export const RECORD_CONSENT = `mutation Allow($input: RecordConsentInput!) { recordConsent(input: $input) {
  consent { id version } ${REFUSALS} } }`;
export const WITHDRAW_CONSENT = `mutation Withdraw($input: WithdrawConsentInput!) { withdrawConsent(input: $input) {
  consent { id version } ${REFUSALS} } }`;

export const referencesTo = (ids) => ({ of: ids.map((id) => ({ __typename: 'Resident', id })) });

/** Letters that no answer has by chance. */
const letters = () => [...randomBytes(8)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');

/** A name that nobody else has. */
export const newName = () => {
  const name = letters();
  return name[0].toUpperCase() + name.slice(1);
};

/** @param {{ centre: string }} world @returns what `registerResident` takes for somebody new: an adult who came alone */
export const somebodyAt = ({ centre, prefix }, more = {}) => ({
  idempotencyKey: newKey(),
  registrationNumber: `${prefix}-${letters().toUpperCase()}`,
  givenName: newName(),
  familyName: newName(),
  dateOfBirth: '1990-05-17',
  sex: 'MALE',
  familySituation: 'WITH_FAMILY',
  centreId: centre,
  ...more,
});
