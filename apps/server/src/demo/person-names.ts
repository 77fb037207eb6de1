const women =
  'Anna Barbara Cecylia Danuta Emilia Franciszka Gabriela Halina Iwona Joanna Katarzyna Lidia Maria Natalia Olga Paulina Regina Sabina Teresa Urszula Wanda Zofia'
const men =
  'Adam Bogdan Czesław Damian Edward Franciszek Grzegorz Hubert Ireneusz Jan Karol Lech Marek Norbert Olaf Piotr Rafał Stanisław Tomasz Walenty Wiktor Zenon'
const surnames =
  'Jodła Brzoza Dąb Grab Jawor Klon Lipa Modrzew Olcha Sosna Topola Wierzba Wiąz Cis Jarząb Kalina Leszczyna Malina Tarnina Głóg Bez Jałowiec Buk Osika Świerk Akacja Czereśnia Grusza Jabłoń'

/** A name of a person who does not exist. */
export interface PersonName {
  firstName: string
  lastName: string
  sex: 'F' | 'M'
}

/** Returns the `n`-th name of the demonstration; none of the first six hundred comes twice. Pure. */
export function personName(n: number): PersonName {
  const sex = n % 2 === 0 ? 'F' : 'M'
  const first = (sex === 'F' ? women : men).split(' ')
  const last = surnames.split(' ')
  return {
    firstName: first[Math.floor(n / 2) % first.length] ?? '',
    lastName: last[(n + Math.floor(n / (2 * first.length))) % last.length] ?? '',
    sex,
  }
}

/** Returns first name and surname. Pure. */
export function fullName({ firstName, lastName }: PersonName): string {
  return `${firstName} ${lastName}`
}
