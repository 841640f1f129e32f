/** What plugins tell the site, in tests that no Docusaurus has made it for: nothing. */
export default {};
