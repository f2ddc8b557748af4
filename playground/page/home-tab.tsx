import { type JSX, useEffect, useState } from 'preact/compat';
import type { WireHome } from '../wire/page-state.ts';
import { Blocks } from './blocks/block-view.tsx';
import { Avatar } from './parts/avatar.tsx';
import { post } from './surface/api.ts';
import { SurfaceContext, useSurface } from './surface/surface.ts';

/** An app that publishes nothing in this time after the visit has nothing to show. */
const PATIENCE_MS = 3000;

const HomeView = ({ home, me }: { home: WireHome; me: string }): JSX.Element => {
  const [trouble, setTrouble] = useState<string | null>(null);
  const onFailure = (error: string): void => setTrouble(`The app responded with the error "${error}". Try again in a moment.`);
  const surface = useSurface({ as: me, place: { view: home.id }, blocks: home.blocks, onFailure });
  return (
    <SurfaceContext value={surface}>
      {trouble !== null && (
        <p className="modal-trouble" role="alert">
          {trouble}
        </p>
      )}
      <Blocks blocks={home.blocks} />
    </SurfaceContext>
  );
};

/** The app's Home tab. Opening it tells the app, which then publishes its view. */
export const HomeTab = ({ home, me, appName }: { home: WireHome | null; me: string; appName: string }): JSX.Element => {
  const [waiting, setWaiting] = useState(true);
  useEffect(() => {
    setWaiting(true);
    void post('open-home', me, { tab: 'home' });
    const timer = setTimeout(() => setWaiting(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [me]);
  return (
    <div className="home" id="app-tab" role="tabpanel" aria-labelledby="tab-home">
      {home !== null ? (
        <HomeView home={home} me={me} />
      ) : waiting ? (
        <div className="home-waiting" role="status">
          <span className="for-screen-readers">Loading Home…</span>
          <span className="bone bone-title" />
          <span className="bone" />
          <span className="bone" />
          <span className="bone bone-short" />
        </div>
      ) : (
        <div className="home-empty">
          <Avatar person={{ id: '', name: '', role: null, kind: 'app' }} size="large" />
          <h2>Nothing here yet</h2>
          <p>
            {appName} hasn’t published a Home for you. It heard that you came (<code>app_home_opened</code>); what it answered is in the
            traffic.
          </p>
        </div>
      )}
    </div>
  );
};
