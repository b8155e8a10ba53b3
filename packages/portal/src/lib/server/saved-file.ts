// A file to save: named after what it holds, and never opened as a page of ours.

/** The answer that a browser saves as a file called after `name`, with plain letters only. */
export function savedFile(content: string, { name, ending, type }: { name: string; ending: string; type: string }): Response {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  return new Response(content, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${plain || 'badge'}.${ending}"` },
  });
}
