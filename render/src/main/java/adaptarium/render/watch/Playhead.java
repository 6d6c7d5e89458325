package adaptarium.render.watch;

import adaptarium.render.Numbers;
import java.util.List;

/** Which moment of a running session is shown: the newest, or one that is looked back at. Used by one thread. */
final class Playhead {
    private static final long NEWEST = -1;

    private final SessionRunner runner;
    private long clock = NEWEST; // of the moment looked back at

    Playhead(SessionRunner runner) {
        this.runner = runner;
    }

    private History history() {
        return runner.state().history();
    }

    /** The moment that is shown. */
    Snapshot moment() {
        History history = history();
        return history.moment(index(history));
    }

    private int index(History history) {
        return clock == NEWEST ? history.size() - 1 : history.nearest(clock);
    }

    /** The index of the moment that is shown. */
    int index() {
        return index(history());
    }

    /** When the shown moment was, control steps since the session began. */
    long clock() {
        History history = history();
        return history.clock(index(history));
    }

    /** How many control steps before the newest moment the shown one was. */
    long back() {
        History history = history();
        return history.clock(history.size() - 1) - history.clock(index(history));
    }

    /** How fast it goes on, or how far back the shown moment is, in words. */
    String pace() {
        double seconds = back() * runner.about().controlTimestep();
        return back() > 0
                ? "looking back " + Numbers.atStep(seconds, 0.01) + " s"
                : Numbers.brief(runner.speed()) + " ×";
    }

    /** Shows the newest moment again. */
    void toNewest() {
        clock = NEWEST;
    }

    /** Shows the moment after this one; where this is the newest, the session makes one more step. */
    void forward() {
        History history = history();
        int index = index(history);
        if (index == history.size() - 1) {
            clock = NEWEST;
            runner.stepOnce();
        } else {
            show(history, index + 1);
        }
    }

    /** Stands still and shows the moment before this one. */
    void backward() {
        History history = history();
        show(history, Math.max(0, index(history) - 1));
    }

    /**
     * Stands still and shows the moment nearest to a time.
     *
     * @param when control steps since the session began
     */
    void seek(long when) {
        History history = history();
        show(history, history.nearest(when));
    }

    /**
     * Stands still and shows the marked moment before or after this one.
     *
     * @param onwards whether it is the one after
     * @return whether there is one
     */
    boolean seekMark(boolean onwards) {
        long now = clock();
        List<History.Mark> marks = history().marks();
        long found = NEWEST;
        for (History.Mark mark : marks) {
            if (onwards && mark.clock() > now) {
                found = mark.clock();
                break;
            }
            if (!onwards && mark.clock() < now) {
                found = mark.clock();
            }
        }
        if (found != NEWEST) {
            seek(found);
        }
        return found != NEWEST;
    }

    private void show(History history, int index) {
        if (!runner.paused()) {
            runner.togglePause();
        }
        clock = index == history.size() - 1 ? NEWEST : history.clock(index);
    }
}
