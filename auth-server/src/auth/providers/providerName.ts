/** What readers call a service. One that is not on any more has its id left. */
export function providerName(providers: readonly { id: string; name: string }[], id: string) {
  return providers.find((provider) => provider.id === id)?.name ?? id;
}
