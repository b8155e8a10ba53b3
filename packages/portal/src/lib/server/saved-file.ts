// A file to save: named after what it holds, and never opened as a page of ours.

type Named = { readonly name: string; readonly ending: string; readonly type: string };

/** The answer that a browser saves as a file called after `name`, with plain letters only. */
export function savedFile(content: string, named: Named): Response {
  return new Response(content, { headers: headersOf(named) });
}

/** The same for a text that comes in pieces, so that a long one is never held whole. Broken off when making it fails. */
export function savedStream(pieces: AsyncGenerator<string>, named: Named): Response {
  const coder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull: async (to) => {
      const { done, value } = await pieces.next();
      if (done) to.close();
      else to.enqueue(coder.encode(value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
  return new Response(body, { headers: headersOf(named) });
}

function headersOf({ name, ending, type }: Named): Record<string, string> {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  return { 'content-type': type, 'content-disposition': `attachment; filename="${plain || 'badge'}.${ending}"` };
}
