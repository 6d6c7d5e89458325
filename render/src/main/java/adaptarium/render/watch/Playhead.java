package adaptarium.render.watch;

import java.util.List;

/** Which moment of a running session is shown: the newest, or one that is looked back at. Used by one thread. */
final class Playhead {
    private final SessionRunner runner;
    private int back; // how many moments before the newest one

    Playhead(SessionRunner runner) {
        this.runner = runner;
    }

    /** The moment that is shown. */
    Snapshot moment() {
        List<Snapshot> history = runner.state().history();
        back = Math.min(back, history.size() - 1);
        return history.get(history.size() - 1 - back);
    }

    /** How many moments before the newest one is shown. */
    int back() {
        return back;
    }

    /** Shows the newest moment again. */
    void toNewest() {
        back = 0;
    }

    /** Shows the moment after this one; where this is the newest, the session makes one more step. */
    void forward() {
        if (back > 0) {
            back--;
        } else {
            runner.stepOnce();
        }
    }

    /** Stands still and shows the moment before this one. */
    void backward() {
        if (!runner.paused()) {
            runner.togglePause();
        }
        back++;
    }
}
