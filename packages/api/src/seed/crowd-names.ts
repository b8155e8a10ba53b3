// Names for the crowd: ordinary ones from many places, put together at random.
import type { Chance } from './chance.ts';

const given =
  'Ada Ahmed Alba Amara Anil Arash Astrid Bao Beatriz Bilal Carla Chidi Chloe Dagny Dario Dina Edith Elif Emeka Farah Femi Gita Goran Hana Hugo Ida Imran Ines Ivan Jamal Jana Jonas Kaya Kemal Lea Lena Levi Lin Lucia Malik Mara Marek Mei Mina Nadir Nils Noor Olga Omar Oona Pavel Petra Rafa Rana Rosa Sami Sara Sena Tariq Tessa Tuan Uma Vera Wanda Yara Yusuf Zara Zoe'.split(
    ' ',
  );
const family =
  'Abebe Achterberg Adeola Aydin Bakker Balogun Barros Becker Bianchi Bondarenko Castillo Chen Costa Dahl Darwish Demir Diallo Dubois Eze Falk Fernandes Fischer Gupta Haas Hansen Hussein Ito Ivanova Jansen Kaplan Kim Kovács Kowalski Laine Lopez Lund Mensah Molina Moreau Mutasa Nguyen Nowak Okeke Olsen Ortiz Park Petrov Pham Popescu Quist Rahimi Rossi Ruiz Sato Schmidt Silva Singh Sow Tanaka Torres Usman Varga Weber Yilmaz Zhang Zulu'.split(
    ' ',
  );

export function nameOf(chance: Chance, slug: string): string {
  const one = (names: readonly string[], which: string) => names[chance.number(names.length, 'name', which, slug)];
  return `${one(given, 'given')} ${one(family, 'family')}`;
}
