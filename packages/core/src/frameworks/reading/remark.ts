// Makes a remark: what was noticed, how much it weighs, and where it stands.
import type { Place, Remark } from '../gathered.ts';

export function remark(weight: Remark['weight'], code: string, text: string, place: Place): Remark {
  return { is: 'remark', weight, code, text, place };
}
