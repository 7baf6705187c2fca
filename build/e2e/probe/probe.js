// Every way a page has to reach a server, one after another; the last takes the
// page away.
const server = "%SERVER%";
const ways = {
  fetch: () => fetch(`http://${server}/fetch`, { mode: "no-cors" }),
  request: () => {
    const x = new XMLHttpRequest();
    x.open("GET", `http://${server}/request`);
    x.send();
  },
  beacon: () => navigator.sendBeacon(`http://${server}/beacon`, "x"),
  socket: () => new WebSocket(`ws://${server}/socket`),
  events: () => new EventSource(`http://${server}/events`),
  style: () => put("link", { rel: "stylesheet", href: `http://${server}/style` }),
  prefetch: () => put("link", { rel: "prefetch", href: `http://${server}/prefetch` }),
  frame: () => put("iframe", { src: `http://${server}/frame` }),
  image: () => (new Image().src = `http://${server}/image`),
  script: () => import(`http://${server}/script.js`),
  font: () => new FontFace("f", `url(http://${server}/font)`).load(),
  audio: () => new Audio(`http://${server}/audio`).play(),
  worker: () => new Worker(URL.createObjectURL(new Blob([`importScripts("http://${server}/worker")`]))),
  calls: async () => {
    const call = new RTCPeerConnection({ iceServers: [{ urls: `stun:${server}` }] });
    call.createDataChannel("x");
    await call.setLocalDescription(await call.createOffer());
  },
  form: () => document.getElementById("form").submit(),
  link: () => document.getElementById("link").click(),
  popup: () => window.open(`http://${server}/popup`),
};
const put = (tag, attributes) => document.body.append(Object.assign(document.createElement(tag), attributes));
for (const way of Object.values(ways)) {
  try {
    void Promise.resolve(way()).catch(() => {});
  } catch {
    // Refused: that is what is hoped for.
  }
  await new Promise((done) => setTimeout(done, 150));
}
document.getElementById("said").textContent = "tried";
await new Promise((done) => setTimeout(done, 1500));
location.href = `http://${server}/navigation`;
