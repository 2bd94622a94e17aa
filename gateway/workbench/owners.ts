import type { Label } from './words.js';

/**
 * Owners whose numbers can be asked: how their root fields begin (`residentStatistics`, `residentStatisticsCatalogue`), and what they
 * count. All have the same types: another owner is another line.
 */
export const OWNERS = {
  resident: ['Residents', 'Résidents', 'Настанени лица'],
  service: ['Services', 'Services', 'Услуги'],
  staff: ['Staff', 'Personnel', 'Персонал'],
  facility: ['Premises', 'Locaux', 'Помещения'],
} as const satisfies Record<string, Label>;

export type Owner = keyof typeof OWNERS;

export const owners = Object.keys(OWNERS) as Owner[];
export const isOwner = (word: string): word is Owner => Object.hasOwn(OWNERS, word);
