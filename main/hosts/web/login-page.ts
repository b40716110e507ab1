import { createHash } from 'node:crypto';

const STYLE = `
:root { color-scheme: light; font: 16px/1.5 system-ui, sans-serif; color: #10162f; background: #f3f5fb; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
form { width: min(22rem, 86vw); padding: 2.2rem 2rem; border-radius: 18px; background: #fff;
  box-shadow: 0 18px 50px rgb(16 22 47 / 14%); }
h1 { margin: 0 0 .3rem; font-size: 1.35rem; letter-spacing: -.02em; }
p { margin: 0 0 1.2rem; color: #55607f; }
label { display: block; margin-bottom: .35rem; font-weight: 600; }
input { box-sizing: border-box; width: 100%; padding: .7rem .8rem; border: 1px solid #c3cbe0; border-radius: 10px;
  font: inherit; font-size: 1.3rem; letter-spacing: .3em; }
button { width: 100%; margin-top: 1rem; padding: .75rem; border: 0; border-radius: 10px; background: #4a55ee; color: #fff;
  font: inherit; font-weight: 650; }
input:focus-visible, button:focus-visible { outline: 3px solid #9aa5ff; outline-offset: 2px; }
.problem { margin: .6rem 0 0; color: #a63a1e; font-weight: 600; }
`;

const STYLE_HASH = createHash('sha256').update(STYLE, 'utf8').digest('base64');

/** The page's own style is named by its hash; its form may go nowhere but here. */
export const LOGIN_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const PROBLEMS = {
  wrong: 'This PIN is not right. Try again.',
  wait: 'Too many wrong PINs. Wait half a minute, then try again.',
} as const;

export function loginPage(problem: keyof typeof PROBLEMS | null, pinPlace: string): string {
  const told = problem === null ? '' : `<p class="problem" role="alert" id="problem">${PROBLEMS[problem]}</p>`;
  const described = problem === null ? '' : ' aria-describedby="problem" aria-invalid="true"';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Scorewall settings</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<form method="post" action="/settings/login">
<h1>Scorewall settings</h1>
<p>Enter the admin PIN. It is in the file ${escapeHtml(pinPlace)} on this machine.</p>
<label for="pin">Admin PIN</label>
<input id="pin" name="pin" inputmode="numeric" autocomplete="off" autofocus required maxlength="12"${described}>
${told}
<button type="submit">Open settings</button>
</form>
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
