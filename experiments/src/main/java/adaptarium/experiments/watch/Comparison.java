package adaptarium.experiments.watch;

import adaptarium.render.watch.Session;
import adaptarium.render.watch.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** A whole trial seen at once: its first round, before adaptation, and its last, after it, side by side in step. */
public final class Comparison {
    private Comparison() {}

    /**
     * Plays a session's task to its end.
     *
     * @param session at the start of a task
     * @param eachStep called before every step, such as to change the task in mid-episode
     * @return the moments of the comparison, one per control step of the longer of both rounds
     */
    public static List<Snapshot> play(AdaptationSession<?> session, Runnable eachStep) {
        List<Snapshot> first = new ArrayList<>();
        List<Snapshot> last = new ArrayList<>();
        int round = 0;
        Snapshot now = session.snapshot();
        while (!now.over()) {
            eachStep.run();
            if (session.round() != round) {
                round = session.round();
                last.clear();
            }
            (round == 0 ? first : last).add(now);
            session.step();
            now = session.snapshot();
        }
        (round == 0 ? first : last).add(now);
        if (last.isEmpty()) {
            return first; // nothing adapted
        }
        List<Snapshot> film = new ArrayList<>();
        for (int t = 0; t < Math.max(first.size(), last.size()); t++) {
            Snapshot before = first.get(Math.min(t, first.size() - 1));
            Snapshot after = last.get(Math.min(t, last.size() - 1));
            film.add(new Snapshot(
                    t,
                    List.of(before.present(), after.present()),
                    after.task(),
                    now.plots(),
                    after.strip(),
                    after.motors(),
                    null,
                    t == Math.max(first.size(), last.size()) - 1));
        }
        return film;
    }

    /**
     * Plays a session to its end.
     *
     * @param session at the start of a task
     * @param eachStep called before every step, such as to change the task in mid-episode
     * @return the moments, one per control step
     */
    public static List<Snapshot> trial(Session session, Runnable eachStep) {
        List<Snapshot> moments = new ArrayList<>();
        moments.add(session.snapshot());
        while (!moments.get(moments.size() - 1).over()) {
            eachStep.run();
            session.step();
            moments.add(session.snapshot());
        }
        return moments;
    }
}
