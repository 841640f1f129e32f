const LINK = /:\/\/|@|\bwww\.|[\p{L}\p{N}]\.\p{L}{2,}/iu;

/**
 * The name to greet a reader by, or `null`. Whoever signs up with the address of someone else chooses this
 * name: "Win at evil.example" would make our email carry their advertisement.
 */
export function getGreetingName(name: string): string | null {
  return name === '' || LINK.test(name) ? null : name;
}
