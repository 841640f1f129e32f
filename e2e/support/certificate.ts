import { generate } from 'selfsigned';

/** A self-signed certificate for this run. PEM. */
export async function makeCertificate(
  hosts: readonly string[],
): Promise<{ key: string; cert: string }> {
  const altNames = hosts.map((value) => ({ type: 2 as const, value }));
  const made = await generate([{ name: 'commonName', value: 'test' }], {
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  return { key: made.private, cert: made.cert };
}
