/** What a passer-by reads while the wall cannot be shown. Whole in itself: no script, no other file. */
export const RETRY_HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Scorewall</title>
    <style>
      html {
        height: 100%;
        background: #0b1126;
        color: #f3f5fb;
        font: 500 2.6vh/1.5 Inter, system-ui, sans-serif;
        cursor: none;
      }
      body {
        height: 100%;
        margin: 0;
        display: grid;
        place-content: center;
        justify-items: center;
        text-align: center;
      }
      h1 {
        margin: 0 0 2vh;
        font-size: 5vh;
        font-weight: 700;
      }
      p {
        margin: 0;
        color: #9aa6c4;
      }
      .bars {
        display: flex;
        align-items: end;
        gap: 1vh;
        height: 9vh;
        margin-bottom: 5vh;
      }
      .bars i {
        width: 2.6vh;
        border-radius: 0.8vh;
        background: linear-gradient(#6d7bff, #27d3c3);
      }
    </style>
  </head>
  <body>
    <div class="bars"><i style="height: 60%"></i><i style="height: 100%"></i><i style="height: 40%"></i></div>
    <h1>The leaderboard will be back soon</h1>
    <p>Something on this screen stopped working. It tries again by itself every few minutes.</p>
    <p>If this stays, restart this machine. Code: WALL-1</p>
  </body>
</html>
`;
