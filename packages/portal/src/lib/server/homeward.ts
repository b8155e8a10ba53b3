// For addresses that only take what a form sends: somebody who types one, or reloads it, is led home and meets no bare error.
import { redirect } from '@sveltejs/kit';

export function homeward(): never {
  throw redirect(303, '/');
}
