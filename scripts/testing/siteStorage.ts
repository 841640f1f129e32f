/** How a site keeps choices in the browser unless it says otherwise, as Docusaurus tells its themes. */
export default { type: 'localStorage', namespace: '' };
