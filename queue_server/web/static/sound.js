// Spoken calls, one after the other. Without a voice there is a plain tone; when the browser
// blocks sound, calls are shown without it until somebody touches the button.

const TONES = [659.26, 523.25]; // the same third as the spoken calls' chime
const TONE_SECONDS = 0.5;
const PAUSE_MS = 400;
const SILENT_SHOW_MS = 3000;
const LOAD_MS = 15000;

const wait = (ms) => new Promise((resume) => setTimeout(resume, ms));

/** A queue of calls to speak; the hooks tell the page what is going on. */
export function announcer({ onSpeak, onSilence, onMuted }) {
  const context = new AudioContext();
  const queue = [];
  let speaking = false;

  const blocked = () => context.state !== "running";
  const tellMuted = () => onMuted(blocked());
  context.onstatechange = tellMuted;

  async function load(url) {
    const answer = await fetch(url, { credentials: "same-origin", signal: AbortSignal.timeout(LOAD_MS) });
    if (!answer.ok) throw new Error(`no announcement: ${answer.status}`);
    return context.decodeAudioData(await answer.arrayBuffer());
  }

  // `ended` never fires if the sound device goes away, so the length is waited for as well.
  function play(node, seconds) {
    const ended = new Promise((resume) => (node.onended = resume));
    node.connect(context.destination);
    node.start();
    return Promise.race([ended, wait(seconds * 1000 + 1000)]);
  }

  async function tones() {
    for (const pitch of TONES) {
      const tone = new OscillatorNode(context, { frequency: pitch });
      const level = new GainNode(context, { gain: 0.2 });
      level.gain.exponentialRampToValueAtTime(0.001, context.currentTime + TONE_SECONDS);
      level.connect(context.destination);
      const ended = new Promise((resume) => (tone.onended = resume));
      tone.connect(level);
      tone.start();
      tone.stop(context.currentTime + TONE_SECONDS);
      await Promise.race([ended, wait(TONE_SECONDS * 1000 + 500)]);
    }
  }

  async function speak(call) {
    let sound;
    try {
      sound = await load(call.announcement_url);
    } catch (problem) {
      console.info("Spoken as a plain tone:", problem.message);
      if (blocked()) await wait(SILENT_SHOW_MS);
      else await tones();
      return;
    }
    if (blocked()) {
      await wait(SILENT_SHOW_MS);
      return;
    }
    await play(new AudioBufferSourceNode(context, { buffer: sound }), sound.duration);
  }

  async function run() {
    if (speaking) return;
    speaking = true;
    while (queue.length > 0) {
      const call = queue.shift();
      onSpeak(call);
      await speak(call);
      await wait(PAUSE_MS);
    }
    speaking = false;
    onSilence();
  }

  return {
    /** Queue one call. */
    add(call) {
      queue.push(call);
      run();
    },
    /** Forget the queued calls of which `wanted(call)` is false. */
    keep(wanted) {
      queue.splice(0, queue.length, ...queue.filter(wanted));
    },
    /** Start the sound if the browser lets us, and say so if not. */
    async prepare() {
      await Promise.race([context.resume(), wait(500)]);
      tellMuted();
    },
    /** After a touch the browser allows sound. */
    unlock: () => context.resume(),
  };
}
