/** Chooses whom to interview in a household by Kish's grid; nobody chooses by hand. */
import type { Choice, Kit } from "./kit";

export interface Adult {
  sex: string;
  age: number;
}

export interface Chosen {
  adult: Adult;
  /** Those the grid counts, in its order. */
  order: Adult[];
  number: number;
  /** How probable it was that this adult would be chosen. */
  chance: number;
  /** Whether this household's turn decided which sex is asked. */
  byTurn: boolean;
}

const OLDEST = 120;
const YOUNGEST = 12;
const PLACES = 1e6;

/** Men from the oldest, then women from the oldest; where both live, those whose turn it is. */
export function chosenOf(kit: Kit, home: { table: string; turn: string }, adults: Adult[]): Chosen | null {
  const listed = [...adults].sort((a, b) => a.sex.localeCompare(b.sex) || b.age - a.age);
  const byTurn = new Set(listed.map((one) => one.sex)).size === 2;
  const order = byTurn ? listed.filter((one) => one.sex === home.turn) : listed;
  const column = Math.min(order.length, 6) - 1;
  const number = kit.tables[home.table]?.[column];
  const adult = number === undefined ? undefined : order[number - 1];
  if (number === undefined || !adult) return null;
  const same = kit.round.filter((table) => kit.tables[table]?.[column] === number).length;
  const chance = (same / kit.round.length) * (byTurn ? 0.5 : 1);
  return { adult, order, number, chance: Math.round(chance * PLACES) / PLACES, byTurn };
}

export function isAge(age: number): boolean {
  return Number.isInteger(age) && age >= YOUNGEST && age <= OLDEST;
}

/** The group of an age; married people below the first group count with it. */
export function groupOf(age: number, ages: Choice[]): string {
  const starts = ages.map(([key]) => [key, Number.parseInt(key, 10)] as const);
  const found = starts.filter(([, from]) => from <= age).pop() ?? starts[0];
  return found?.[0] ?? "";
}
