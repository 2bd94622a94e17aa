import type { Random } from '../seed/random.js';

type Sex = 'MALE' | 'FEMALE';

const words = (text: string): readonly string[] => text.split(' ');

const GIVEN: Readonly<Record<string, Record<Sex, readonly string[]>>> = {
  ARABIC: {
    MALE: words(
      'Abdallah Adnan Ahmad Ali Amer Anas Ayman Bashar Bilal Fadi Firas Hadi Hamza Hasan Hussein Ibrahim Ismail Jamil Karam Khaled Mahmoud Malek Mohammad Mustafa Nabil Omar Rami Saad Salem Samer Tarek Wael Yaser Yousef Zaid Ziad',
    ),
    FEMALE: words(
      'Aisha Alaa Amal Aya Dima Farah Fatima Hala Hanan Huda Iman Lina Maha Maryam Nour Rana Reem Ruba Salma Samar Sara Yasmin Zainab',
    ),
  },
  PERSIAN: {
    MALE: words(
      'Abdul Ahmad Ajmal Amin Arash Asad Basir Daud Ehsan Emal Farid Ghulam Habib Hamid Haroon Idris Jawad Kabir Karim Latif Mansoor Matin Mirwais Nasir Navid Omid Qasim Rahim Rashid Reza Rohullah Sajad Samim Shafiq Tahir Wahid Zabi Zalmay',
    ),
    FEMALE: words(
      'Arezo Bahar Farzana Fereshta Freshta Hosna Laila Latifa Malika Marwa Mina Nargis Parisa Parwana Roya Sahar Shabnam Shirin Soraya Zahra',
    ),
  },
  HORN: {
    MALE: words(
      'Abdi Aman Biniam Dawit Elias Filmon Guled Hassan Ismail Kidane Liban Mahad Samuel Tesfay Yonas Yusuf',
    ),
    FEMALE: words('Asha Eden Fiyori Hodan Ifrah Lula Mehret Sahra Selam Winta'),
  },
};

const FAMILY: Readonly<Record<string, { stems: readonly string[]; ends: readonly string[] }>> = {
  ARABIC: {
    stems: words(
      'Al-Ham Al-Has Al-Jab Al-Kar Al-Mas Al-Nas Al-Rash Al-Sal Ben-Am Daw Had Khal Mans Naj Qas Shar',
    ),
    ends: words('ad an ar awi id im iri oun our i'),
  },
  PERSIAN: {
    stems: words('Ahm Ak Am Far Hab Haid Jab Kar Mal Moh Nur Rah Saf Sult Wal Yous Zad'),
    ends: words('adi ani ari bari imi izai ori oudi zada zai'),
  },
  HORN: {
    stems: words('Abr Ber Dah Ghir Had Kif Mehr Nug Sol Tek War'),
    ends: words('ane aw e ehet ey o om u'),
  },
};

const CULTURE: Readonly<Record<string, string>> = {
  AFG: 'PERSIAN',
  IRN: 'PERSIAN',
  PAK: 'PERSIAN',
  SOM: 'HORN',
  ERI: 'HORN',
};
const cultureOf = (nationality: string) => CULTURE[nationality] ?? 'ARABIC';

/** A given name that is common where a nationality lives. */
export const givenName = (random: Random, nationality: string, sex: Sex): string =>
  random.pick(GIVEN[cultureOf(nationality)]![sex]);

/** A family name made of syllables: nobody's. */
export function familyName(random: Random, nationality: string): string {
  const { stems, ends } = FAMILY[cultureOf(nationality)]!;
  return random.pick(stems) + random.pick(ends);
}

/** In every so many people of a nationality, by index, one has one name: no chance is drawn, so that all others stay as they are. */
const ONE_NAME_IN = 12;

/** Whether somebody has one name and no family name, as is common in Afghanistan. */
export const hasOneName = (nationality: string, index: number): boolean =>
  nationality === 'AFG' && index % ONE_NAME_IN === 5;
