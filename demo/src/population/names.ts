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
  IRANIAN: {
    MALE: words(
      'Abbas Amir Arman Behzad Davud Ehsan Farhad Hamed Hossein Kamran Kaveh Mehdi Milad Mohsen Navid Omid Pouya Reza Saeed Siavash',
    ),
    FEMALE: words('Azadeh Elham Fatemeh Leila Maryam Mina Nasrin Parisa Roya Shirin Zahra'),
  },
  PAKISTANI: {
    MALE: words(
      'Adnan Ali Asif Bilal Faisal Hamza Haris Imran Junaid Kamran Nadeem Noman Saad Shahid Tariq Umar Usman Waqas Yasir Zain',
    ),
    FEMALE: words('Amna Ayesha Fariha Hira Iqra Mahnoor Maria Sadia Sana Zainab'),
  },
  MOROCCAN: {
    MALE: words(
      'Abdelilah Achraf Anas Ayoub Bilal Hamza Ismail Karim Mehdi Mohamed Nabil Othmane Rachid Reda Said Soufiane Yassine Youssef Zakaria',
    ),
    FEMALE: words('Amal Fatima Hajar Houda Imane Kawtar Khadija Loubna Meryem Nadia Salma Zineb'),
  },
  SOMALI: {
    MALE: words('Abdi Abdirahman Ahmed Bashir Farah Guled Hassan Ismail Liban Mahad Mohamed Said Yusuf'),
    FEMALE: words('Asha Fadumo Halima Hodan Ifrah Khadra Sahra Ubah'),
  },
  ERITREAN: {
    MALE: words('Aman Biniam Dawit Elias Filmon Henok Kidane Merhawi Robel Samuel Tesfay Yonas'),
    FEMALE: words('Almaz Eden Feven Fiyori Helen Luwam Mehret Selam Winta'),
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
  IRANIAN: {
    stems: words('Abb Ahm Amir Bahr Dehgh Far Hash Jam Kar Mir Nour Pour Raz Sal Shar Tah'),
    ends: words('abadi ani azar i imi ini nejad zadeh'),
  },
  PAKISTANI: {
    stems: words('Afr Bal Chaud Gil Ikr Jav Kham Mal Naw Raj Shah Tan Wass Yous'),
    ends: words('an ar az eem hry id iq oor'),
  },
  MOROCCAN: {
    stems: words('Ait-B Ben-A Bouch El-Am El-Fas El-Id El-Kad Lahl Mour Ouazz Sabr Tahir Zer'),
    ends: words('ali ani aoui ari oudi ouri'),
  },
  SOMALI: { stems: words('Ab Dah Far Had Jam Nur Rob War Yus'), ends: words('ane ar e ire le uf') },
  ERITREAN: { stems: words('Abr Ber Ghir Hab Kif Mehr Tek Wold Zer'), ends: words('ab ay e om tu') },
};

const CULTURE: Readonly<Record<string, string>> = {
  AFG: 'PERSIAN',
  IRN: 'PERSIAN',
  PAK: 'PERSIAN',
  SOM: 'HORN',
  ERI: 'HORN',
};
/** From 2025 on: the names of the past stay as they were given. */
const CULTURE_ONWARD: Readonly<Record<string, string>> = {
  AFG: 'PERSIAN',
  IRN: 'IRANIAN',
  PAK: 'PAKISTANI',
  MAR: 'MOROCCAN',
  SOM: 'SOMALI',
  ERI: 'ERITREAN',
};
const cultureOf = (nationality: string, isOnward: boolean) =>
  (isOnward ? CULTURE_ONWARD : CULTURE)[nationality] ?? 'ARABIC';

/** Given names that are common where a nationality lives. @param isOnward from 2025 on */
export const givenNames = (nationality: string, sex: Sex, isOnward: boolean): readonly string[] =>
  GIVEN[cultureOf(nationality, isOnward)]![sex];

/** One of them. */
export const givenName = (random: Random, nationality: string, sex: Sex, isOnward: boolean): string =>
  random.pick(givenNames(nationality, sex, isOnward));

/** A family name made of syllables: nobody's. @param isOnward from 2025 on */
export function familyName(random: Random, nationality: string, isOnward: boolean): string {
  const { stems, ends } = FAMILY[cultureOf(nationality, isOnward)]!;
  return random.pick(stems) + random.pick(ends);
}

/** In every so many people of a nationality, by index, one has one name: no chance is drawn, so that all others stay as they are. */
const ONE_NAME_IN = 12;

/** Whether somebody has one name and no family name, as is common in Afghanistan. */
export const hasOneName = (nationality: string, index: number): boolean =>
  nationality === 'AFG' && index % ONE_NAME_IN === 5;
