/** What is run within the page, as the page would say it: its policy of contents lets nothing in but by the debugger. */

/** Sees a page to its end of coming: in ms since it was opened, when `selector` was first there. */
export function usableAt(selector: string): string {
  return `new Promise((resolve, reject) => {
    const end = performance.now() + 30_000;
    const look = () => {
      if (document.querySelector(${JSON.stringify(selector)}) !== null) resolve(performance.now());
      else if (performance.now() > end) reject(new Error('there is no ' + ${JSON.stringify(selector)}));
      else requestAnimationFrame(look);
    };
    look();
  })`;
}

/** In ms from a press until the first rows of the table are others. @param pressed JavaScript that gives what is pressed */
export function answeredAfter(pressed: string): string {
  return `new Promise((resolve, reject) => {
    const rows = () => [...document.querySelectorAll('main [role=rowheader]')].slice(0, 10).map((row) => row.textContent).join();
    const before = rows();
    const pressed = ${pressed};
    if (!pressed) return reject(new Error('there is nothing to press'));
    const began = performance.now();
    pressed.click();
    const look = () => {
      const now = rows();
      if (now !== '' && now !== before) resolve(performance.now() - began);
      else if (performance.now() > began + 20_000) reject(new Error('the rows stayed as they were'));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })`;
}

/** In ms: what the same costs without a page, asked and read by its browser. @param path of the API, with its query */
export function fetched(path: string): string {
  return `(async () => {
    const began = performance.now();
    const answer = await fetch(${JSON.stringify(path)});
    if (!answer.ok) throw new Error(answer.status + ' of ' + ${JSON.stringify(path)});
    await answer.json();
    return performance.now() - began;
  })()`;
}

/** @param work JavaScript, asynchronous, with the first \`box\` of the page that can be scrolled */
function inBox(work: string): string {
  return `(async () => {
    const picture = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const box = [...document.querySelectorAll('main [role=region][tabindex="0"]')].find(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight);
    if (!box) throw new Error('nothing can be scrolled');
    ${work}
    await picture();
    await picture();
  })()`;
}

/** Goes to the end again and again, until so many rows of that height (px) have come. */
export function untilTheyHaveCome(rows: number, height: number): string {
  return inBox(`
    const end = performance.now() + 120_000;
    while (box.scrollHeight < ${rows * height}) {
      box.scrollTop = box.scrollHeight;
      if (performance.now() > end) throw new Error('after two minutes there are ' + Math.floor(box.scrollHeight / ${height}) + ' rows');
      await picture();
    }`);
}

/** From the top to the end, so many px with each picture. */
export function scrolled(step: number): string {
  return inBox(`
    box.scrollTop = 0;
    await picture();
    for (let top = 0; top < box.scrollHeight; top += ${step}) {
      box.scrollTop = top;
      await picture();
    }`);
}
