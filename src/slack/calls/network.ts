import { type Dispatcher, EnvHttpProxyAgent, fetch as proxiedFetch } from 'undici';

/** A proxy between us and Slack. Its URL may hold a password, so it's never logged. */
export interface ProxySettings {
  readonly url: string;
  /** Hosts that are reached without it, as `NO_PROXY` lists them. */
  readonly except: string | null;
}

/** How everything that speaks to Slack reaches it. */
export interface SlackNetwork {
  readonly fetch: typeof fetch;
  /** For Socket Mode's sockets; null: their own. */
  readonly dispatcher: Dispatcher | null;
}

/** Straight to Slack. */
export const DIRECT: SlackNetwork = { fetch: (input, init) => fetch(input, init), dispatcher: null };

/** The proxy without its name and password, for people and logs. */
export const proxyAddress = ({ url }: ProxySettings): string => {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
};

const credentialsOf = ({ url }: ProxySettings): { readonly token?: string } => {
  const { username, password } = new URL(url);
  if (username === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { token: `Basic ${Buffer.from(pair).toString('base64')}` };
};

/** The status with which the proxy refused. The library says it only in the text of the innermost error. */
const refusedWith = (error: unknown): string | null =>
  error instanceof Error ? (/^Proxy response \((\d+)\)/.exec(error.message)?.[1] ?? refusedWith(error.cause)) : null;

const refusalOf = (error: unknown, proxy: ProxySettings): Error | null => {
  const status = refusedWith(error);
  if (status === null) return null;
  const asks = status === '407' ? 'asks for a name and a password: write them into HTTPS_PROXY' : `refused with ${status}`;
  // The code says that nothing reached Slack, so the call may be tried again.
  const cause = Object.assign(new Error(`proxy response ${status}`), { code: 'PROXY_REFUSED' });
  return new TypeError(`the proxy ${proxyAddress(proxy)} ${asks}`, { cause });
};

/** A body that any `fetch` takes: each library knows only its own `FormData`. */
const plainInit = async (init: RequestInit | undefined): Promise<RequestInit | undefined> => {
  if (!(init?.body instanceof FormData)) return init;
  const encoded = new Response(init.body);
  const headers = new Headers(init.headers);
  headers.set('content-type', encoded.headers.get('content-type') ?? '');
  return { ...init, headers: Object.fromEntries(headers), body: await encoded.arrayBuffer() };
};

/** Through the proxy: requests and sockets alike, over TLS or not. */
export const throughProxy = (proxy: ProxySettings): SlackNetwork => {
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: proxy.url,
    httpsProxy: proxy.url,
    noProxy: proxy.except ?? '',
    ...credentialsOf(proxy),
  });
  return {
    dispatcher,
    fetch: async (input, init) => {
      const given = { ...(await plainInit(init)), dispatcher };
      // Node's types and the library's describe the same `fetch` twice.
      return proxiedFetch(String(input), given as Parameters<typeof proxiedFetch>[1]).catch((error: unknown) => {
        throw refusalOf(error, proxy) ?? error;
      }) as unknown as Promise<Response>;
    },
  };
};

export const openNetwork = (proxy: ProxySettings | null): SlackNetwork => (proxy === null ? DIRECT : throughProxy(proxy));
