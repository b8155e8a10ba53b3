// Where to go after a form: only to a page of ours, whatever the form or the address said.
export function backTo(to: FormDataEntryValue | string | null | undefined, otherwise = '/'): string {
  const text = typeof to === 'string' ? to : '';
  // Browsers read a backslash as a slash, so `/\host` is another site as much as `//host` is.
  return /^\/(?![/\\])[^\\\s]*$/.test(text) ? text : otherwise;
}
