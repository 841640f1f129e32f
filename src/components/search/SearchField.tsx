import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useHistory } from '@docusaurus/router';
import Translate, { translate } from '@docusaurus/Translate';
import useBaseUrl from '@docusaurus/useBaseUrl';
import styles from './SearchField.module.css';

/** Leads to the search page, which loads the index. */
export default function SearchField(): ReactNode {
  const history = useHistory();
  const searchPage = useBaseUrl('/search');
  const [query, setQuery] = useState('');
  const label = translate({ id: 'search.label', message: 'Search the docs' });
  const search = () => history.push(`${searchPage}?q=${encodeURIComponent(query)}`);
  const searchOnEnter = ({ key }: KeyboardEvent) => {
    if (key === 'Enter') search();
  };
  return (
    <div className={styles.search} role="search">
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
        onKeyDown={searchOnEnter}
      />
      <button type="button" className="button button--primary" onClick={search}>
        <Translate id="search.submit">Search</Translate>
      </button>
    </div>
  );
}
