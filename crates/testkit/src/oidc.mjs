// An OpenID Connect provider for tests: npm's oidc-provider with one client, a login form that takes any name, and keys that are new at
// each start. Says its port on a line of its own and ends with its standard input.
//
// argv: port (0: any), redirect URI, signing algorithm
import { createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

// Nobody reads its output after the port.
console.info = console.warn = console.error;

const [port, redirectUri, alg] = process.argv.slice(-3);
process.stdin.resume().on('end', () => process.exit(0));

// By way of PEM: in Node 20, exporting the very object that was generated can wait for itself for ever.
const pem = { privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } };
const pair = alg.startsWith('RS')
  ? generateKeyPairSync('rsa', { modulusLength: 2048, ...pem })
  : generateKeyPairSync('ec', { namedCurve: 'P-256', ...pem });
const jwk = { ...createPrivateKey(pair.privateKey).export({ format: 'jwk' }), kid: randomUUID(), alg, use: 'sig' };

const server = createServer();
server.listen(Number(port), '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'zusage',
      client_secret: 'a secret of the provider: 100%',
      redirect_uris: [redirectUri],
      id_token_signed_response_alg: alg,
      response_types: ['code'],
      grant_types: ['authorization_code'],
    }],
    claims: { openid: ['sub', 'amr'] },
    cookies: { keys: [randomUUID()] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    interactions: { url: (_, interaction) => `/login/${interaction.uid}` },
    jwks: { keys: [jwk] },
    // Who could log in has agreed.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
  });
  const rest = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url.startsWith('/login/')) return rest(request, response);
    login(provider, request, response).catch((error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  // As text: a number could be coloured.
  console.log(String(server.address().port));
});

// GET shows the form; POST takes `name`, `factors` (as in `amr`) or `cancel`.
async function login(provider, request, response) {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<form method="post"><input name="name"><input name="factors"><button>in</button><button name="cancel">no</button></form>');
    return;
  }
  let body = '';
  for await (const chunk of request) body += chunk;
  const form = new URLSearchParams(body);
  const result = form.has('cancel')
    ? { error: 'access_denied', error_description: '<b>cancelled</b>' }
    : { login: { accountId: form.get('name'), amr: form.get('factors').split(' ') } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}
