import { useSyncExternalStore, type ReactNode } from 'react';
import { choosePreview, getPreview, plans, subscribeToPreview } from './preview';

/** Shows the site as another reader sees it. English only, because only authors see it. */
export function PreviewSwitch(): ReactNode {
  const preview = useSyncExternalStore(subscribeToPreview, getPreview);
  return (
    <label className="gate-preview" data-preview={preview}>
      Preview as
      <select value={preview} onChange={({ target }) => choosePreview(target.value)}>
        <option value="session">your session</option>
        <option value="signed-out">signed out</option>
        <option value="member">member</option>
        {plans.map(({ id, title }) => (
          <option key={id} value={`plan:${id}`}>
            {title} reader
          </option>
        ))}
      </select>
    </label>
  );
}
