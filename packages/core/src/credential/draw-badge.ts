// A small picture for a badge, drawn from its name and issuer alone: the issuer's own picture lies at an address we never fetch.

const side = 400;
const lineLength = 18;
const lineLimit = 5;

/**
 * Draws an SVG that asks nothing of the outside and runs nothing. Names come from strangers: they are cut short, shown as text, and
 * lose every mark that could make the writing say something else.
 */
export function drawBadge({ name, issuerName }: { name: string; issuerName: string }): string {
  const [title, issuer] = [clean(name), clean(issuerName)];
  const lines = linesOf(title, lineLimit);
  const top = 190 - (lines.length - 1) * 19;
  const text = lines.map(
    (line, place) => `<text x="200" y="${top + place * 38}" font-size="32" font-weight="700">${escaped(line)}</text>`,
  );
  const by = linesOf(issuer, 2).map(
    (line, place) => `<text x="200" y="${308 + place * 24}" font-size="20">${escaped(line)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}" role="img">`,
    `<title>${escaped(issuer === '' ? title : `${title} · ${issuer}`)}</title>`,
    '<rect x="8" y="8" width="384" height="384" rx="48" fill="#fff" stroke="#1f4d3f" stroke-width="12"/>',
    // A strip of weaving: over and under, above the name.
    ...[0, 1, 2, 3, 4, 5].map(
      (place) => `<rect x="${98 + place * 36}" y="${place % 2 === 0 ? 48 : 60}" width="24" height="24" rx="4" fill="#1f4d3f"/>`,
    ),
    '<g fill="#14261f" font-family="sans-serif" text-anchor="middle">',
    ...text,
    ...by,
    '</g></svg>',
  ].join('\n');
}

/** The words in lines of about eighteen letters; a word longer than a line is broken, and what does not fit ends in dots. */
function linesOf(text: string, limit: number): string[] {
  const pieces = text.split(' ').flatMap((word) => chunked([...word]));
  const lines = pieces.reduce<string[]>((done, piece) => {
    const last = done.at(-1);
    const fits = last !== undefined && [...last].length + 1 + [...piece].length <= lineLength;
    return fits ? [...done.slice(0, -1), `${last} ${piece}`] : [...done, piece];
  }, []);
  if (lines.length <= limit) return lines;
  const kept = lines.slice(0, limit);
  return [...kept.slice(0, -1), `${[...(kept.at(-1) ?? '')].slice(0, lineLength - 1).join('')}…`];
}

function chunked(letters: string[]): string[] {
  const count = Math.ceil(letters.length / lineLength);
  return Array.from({ length: count }, (_, place) => letters.slice(place * lineLength, (place + 1) * lineLength).join(''));
}

// No control marks, none that turn the direction of writing, no half characters, and nothing XML cannot hold.
function clean(text: string): string {
  return text
    .slice(0, 300)
    .toWellFormed()
    .replace(/[\p{Cf}\p{Cn}\p{Co}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
