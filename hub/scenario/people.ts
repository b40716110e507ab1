export interface Team {
  readonly id: number;
  readonly name: string;
}

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly team: Team;
  /** Euros to reach in the month. */
  readonly target: number;
}

const INSIDE_SALES: Team = { id: 1, name: 'Inside sales' };
const IBERIA: Team = { id: 2, name: 'Iberia' };
const KEY_ACCOUNTS: Team = { id: 3, name: 'Key accounts' };
const PARIS: Team = { id: 4, name: 'Paris' };
const LAGOS: Team = { id: 5, name: 'Lagos' };
const BERLIN: Team = { id: 6, name: 'Berlin' };
const ATHENS: Team = { id: 7, name: 'Athens' };

export const TEAMS: readonly Team[] = [INSIDE_SALES, IBERIA, KEY_ACCOUNTS, PARIS, LAGOS, BERLIN, ATHENS];

/** Strongest sellers first: the order in which a month begins, give or take. */
export const PEOPLE: readonly Person[] = [
  { id: 101, name: 'Łukasz Kowalczyk', team: KEY_ACCOUNTS, target: 210_000 },
  { id: 102, name: 'Amara Okafor', team: LAGOS, target: 200_000 },
  { id: 103, name: 'Siân Nguyễn', team: INSIDE_SALES, target: 190_000 },
  { id: 104, name: 'Yuki Tanaka', team: INSIDE_SALES, target: 180_000 },
  { id: 105, name: 'Tomás Rivera', team: IBERIA, target: 180_000 },
  { id: 106, name: 'Fatima Al-Rashid', team: KEY_ACCOUNTS, target: 175_000 },
  { id: 107, name: 'Jean-Baptiste Lefèvre', team: PARIS, target: 170_000 },
  { id: 108, name: 'Oluwaseun Ibrahim', team: LAGOS, target: 160_000 },
  { id: 109, name: 'Mia Hoffmann', team: BERLIN, target: 155_000 },
  { id: 110, name: 'Dimitra Katsaros', team: ATHENS, target: 150_000 },
  { id: 111, name: 'María Fernanda Álvarez de Toledo y Montenegro', team: IBERIA, target: 145_000 },
  { id: 112, name: 'Priya Raghunathan', team: KEY_ACCOUNTS, target: 140_000 },
  { id: 113, name: 'Håkon Bjørnstad', team: INSIDE_SALES, target: 135_000 },
  { id: 114, name: 'Çağla Yılmaz', team: BERLIN, target: 130_000 },
  { id: 115, name: 'João Gonçalves', team: IBERIA, target: 125_000 },
  { id: 116, name: 'Zoë van den Berg', team: INSIDE_SALES, target: 120_000 },
  { id: 117, name: 'Chloé Beaumont', team: PARIS, target: 115_000 },
  { id: 118, name: 'Ștefan Ionescu', team: ATHENS, target: 110_000 },
  { id: 119, name: 'Ngozi Adébáyò', team: LAGOS, target: 105_000 },
  { id: 120, name: 'Kateřina Dvořáková', team: BERLIN, target: 100_000 },
  { id: 121, name: 'Þórunn Sigurðardóttir', team: INSIDE_SALES, target: 95_000 },
  { id: 122, name: 'Tāmati Ngata', team: KEY_ACCOUNTS, target: 90_000 },
  { id: 123, name: 'Aoife Ní Bhriain', team: PARIS, target: 85_000 },
  { id: 124, name: 'Žiga Novak', team: ATHENS, target: 80_000 },
];

const byId = new Map(PEOPLE.map((person) => [person.id, person]));

/** Has somebody this id, written as text? */
export function isPerson(id: string): boolean {
  return /^\d{1,9}$/.test(id) && byId.has(Number(id));
}

/** Throws RangeError for an id that nobody has. */
export function personOf(userId: number): Person {
  const person = byId.get(userId);
  if (person === undefined) throw new RangeError(`nobody has the id ${userId}`);
  return person;
}
