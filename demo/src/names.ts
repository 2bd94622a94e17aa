// Common given names and family names of each region, put together by chance: nobody of these names is meant.

const ARABIC = {
  boys: ['Ahmad', 'Omar', 'Yousef', 'Khaled', 'Hassan', 'Karim', 'Sami', 'Tarek', 'Bilal', 'Anas', 'Rami', 'Nader'],
  girls: ['Amal', 'Huda', 'Layla', 'Rana', 'Salma', 'Nour'],
  families: ['Al-Hamid', 'Darwish', 'Haddad', 'Khalil', 'Mansour', 'Nasser', 'Qasim', 'Saleh', 'Shaheen', 'Zaidan'],
};
const AFGHAN = {
  boys: ['Ahmadullah', 'Esmat', 'Farid', 'Habib', 'Jawad', 'Mirwais', 'Najib', 'Rahmat', 'Samim', 'Wahid', 'Zabi'],
  girls: ['Freshta', 'Laila', 'Maryam', 'Parwana', 'Zarmina'],
  families: ['Ahmadzai', 'Barakzai', 'Hotak', 'Noori', 'Popal', 'Rahimi', 'Safi', 'Stanikzai', 'Wardak', 'Yousafzai'],
};
const PERSIAN = {
  boys: ['Arash', 'Behnam', 'Dariush', 'Kian', 'Mehran', 'Navid'],
  girls: ['Darya', 'Mina', 'Roya', 'Yasaman'],
  families: ['Ahmadi', 'Farhadi', 'Karimi', 'Moradi', 'Rostami', 'Tehrani'],
};
const BULGARIAN = {
  boys: ['Ivan', 'Georgi', 'Dimitar', 'Petar', 'Nikolay', 'Stefan', 'Martin', 'Kalin'],
  girls: ['Maria', 'Elena', 'Desislava', 'Gergana', 'Ivelina', 'Nadezhda', 'Petya', 'Radka', 'Tsveta'],
  families: ['Angelov', 'Borisov', 'Hristov', 'Iliev', 'Kolev', 'Marinov', 'Popov', 'Stoyanov', 'Todorov', 'Vasilev'],
};

const REGION = {
  SYR: ARABIC,
  IRQ: ARABIC,
  MAR: ARABIC,
  AFG: AFGHAN,
  PAK: AFGHAN,
  IRN: PERSIAN,
  BGR: BULGARIAN,
} as const;

/** The names of a nationality. */
export const namesOf = (nationality: keyof typeof REGION, sex: 'MALE' | 'FEMALE') => {
  const { boys, girls, families } = REGION[nationality];
  return { given: sex === 'MALE' ? boys : girls, families };
};

/** A Bulgarian family name ends in -a for a woman. */
export const staffFamilyName = (name: string, sex: 'MALE' | 'FEMALE') => (sex === 'MALE' ? name : `${name}a`);
