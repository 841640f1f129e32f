/** A site's default storage settings, as Docusaurus passes them to its themes. */
export default { type: 'localStorage', namespace: '' };
