const LINK = /:\/\/|@|\bwww\.|[\p{L}\p{N}]\.\p{L}{2,}/iu;

/**
 * The name to greet a reader by, or `null`. Someone who signs up with another person's address
 * chooses this name: "Win at evil.example" would turn our email into their advertisement.
 */
export function getGreetingName(name: string): string | null {
  return name === '' || LINK.test(name) ? null : name;
}
