// The bar above Altair: who asks, and what for. It puts a fresh token of the chosen persona on every GraphQL request,
// in the page itself, so that no token is stored in Altair's settings or in an exported collection.
(() => {
  const PURPOSES = [
    'CARE',
    'PROTECTION',
    'LEGAL_AID',
    'COORDINATION',
    'ADMINISTRATION',
    'STATISTICS',
    'AUDIT',
    'EMERGENCY',
  ];
  const RENEW_BEFORE_MILLISECONDS = 30_000;
  const tokens = new Map();
  let persona = sessionStorage.getItem('persona') ?? '';
  let purpose = sessionStorage.getItem('purpose') ?? 'CARE';
  let say = () => undefined;

  const isGraph = (url) => new URL(url, location.href).pathname === '/graphql';
  const goodUntil = (token) =>
    JSON.parse(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/'))).exp * 1000;

  async function freshToken() {
    const kept = tokens.get(persona);
    if (kept && goodUntil(kept) - RENEW_BEFORE_MILLISECONDS > Date.now()) return kept;
    const response = await send('/explorer/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ persona }),
    });
    const answer = await response.json();
    say(answer.token ? '' : answer.message);
    if (answer.token) tokens.set(persona, answer.token);
    return answer.token;
  }

  async function signedHeaders() {
    const token = await freshToken();
    return { 'x-purpose': purpose, ...(token && { authorization: `Bearer ${token}` }) };
  }

  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    if (!isGraph(typeof input === 'string' || input instanceof URL ? input : input.url))
      return send(input, init);
    const request = new Request(input, init);
    for (const [name, value] of Object.entries(await signedHeaders())) request.headers.set(name, value);
    return send(request);
  };

  const { open, send: sendXhr } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.asksGraph = isGraph(url);
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (!this.asksGraph) return sendXhr.call(this, body);
    void signedHeaders().then((headers) => {
      for (const [name, value] of Object.entries(headers)) this.setRequestHeader(name, value);
      sendXhr.call(this, body);
    });
  };

  function choice(label, options, chosen, choose) {
    const select = document.createElement('select');
    for (const { value, text } of options) select.add(new Option(text, value, false, value === chosen));
    select.addEventListener('change', () => choose(select.value));
    const element = document.createElement('label');
    element.append(label, select);
    return element;
  }

  async function draw() {
    const personas = await (await send('/explorer/personas')).json();
    if (!personas.some(({ code }) => code === persona)) persona = personas[0]?.code ?? '';
    const bar = document.createElement('header');
    bar.id = 'personas';
    const name = document.createElement('strong');
    name.textContent = 'MRRM Graph explorer';
    const status = document.createElement('span');
    status.setAttribute('role', 'status');
    say = (text) => {
      status.textContent = text;
    };
    const people = personas.map(({ code, title, organisation }) => ({
      value: code,
      text: `${title} · ${organisation}`,
    }));
    const purposes = PURPOSES.map((value) => ({ value, text: value.toLowerCase().replace('_', ' ') }));
    bar.append(
      name,
      status,
      choice('Ask as', people, persona, (value) => {
        persona = value;
        sessionStorage.setItem('persona', value);
      }),
      choice('for', purposes, purpose, (value) => {
        purpose = value;
        sessionStorage.setItem('purpose', value);
      }),
    );
    document.body.prepend(bar);
  }

  document.addEventListener('DOMContentLoaded', () => void draw());
})();
