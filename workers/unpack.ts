/** Many times what the memory of a Python that has just begun takes. */
const MOST_UNPACKED = 256 * 1024 * 1024;

/**
 * What was compressed with gzip. Rejects for bytes that are cut or changed, since the format has a checksum, and for what grows beyond
 * `most` bytes, which is not read any further.
 */
export function unpack(packed: ArrayBuffer, most = MOST_UNPACKED): Promise<ArrayBuffer> {
	let length = 0;
	const bounded = new TransformStream<Uint8Array, Uint8Array>({
		transform(chunk, controller) {
			length += chunk.byteLength;
			if (length > most) throw new Error(`unpacked it would be more than ${most} bytes`);
			controller.enqueue(chunk);
		},
	});
	const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
	return new Response(unpacked.pipeThrough(bounded)).arrayBuffer();
}
