// Commands of a page, one at a time.

const REST_MS = 350; // after each, in which the main button is deaf to a nervous second press

/**
 * What runs a page's commands. `succeeded()` and `failed(problem)` are told how a command went, and
 * `after()` runs once it has ended either way.
 */
export function runner({ failed, succeeded, after }) {
  let running = null; // the command under way: its name, and a promise of its end
  let waiting = false; // whether one more command waits for that
  let resting = false;

  async function carryOut(work) {
    resting = true;
    document.body.dataset.resting = "";
    document.body.setAttribute("aria-busy", "true");
    try {
      await work();
      succeeded();
    } catch (problem) {
      failed(problem);
    } finally {
      await after();
      document.body.removeAttribute("aria-busy");
      running = null;
      setTimeout(rest, REST_MS);
    }
  }

  function rest() {
    if (running !== null) return; // whatever runs now rests when it is done
    resting = false;
    delete document.body.dataset.resting;
  }

  return {
    isResting: () => resting,

    /**
     * Run a command. The same one pressed again while it runs does nothing; another one waits its
     * turn, so that no press is lost that somebody meant.
     */
    async once(name, work) {
      if (running !== null) {
        if (running.name === name || waiting) return;
        waiting = true;
        await running.ended;
        waiting = false;
      }
      const ended = carryOut(work);
      running = { name, ended };
      await ended;
    },
  };
}
