package adaptarium.experiments.watch;

import adaptarium.envs.TaskSpace;
import adaptarium.render.Numbers;
import adaptarium.render.watch.Editing;
import adaptarium.render.watch.Session;
import adaptarium.render.watch.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of a session: its scenes, the first round's beside the later ones', the returns, what adaptation carries, and the tasks met before.
 *
 * @param <T> the family's task record
 */
final class SessionPicture<T extends Record> {
    private static final int MOST_MOMENTS = 300;
    private static final int MOST_EARLIER = 24; // tasks

    private final SessionPlan plan;
    private final Session.About about;
    private final TaskSpace<T> space;
    private final Returns returns;
    private final BeliefPlots beliefs;
    private final List<Snapshot.Pane> before = new ArrayList<>();
    private final List<float[]> strip = new ArrayList<>();
    private final List<Map<String, Object>> earlier = new ArrayList<>();

    /**
     * Where a session stands.
     *
     * @param step control steps since it began
     * @param begun how often a task has begun
     * @param round rounds of the present task that are over
     * @param roundStep steps of the present round
     * @param pausing whether a round is over and the next has not begun
     * @param over whether nothing more will happen
     * @param hidden whether whoever looks on must not see the task
     */
    record Progress(long step, int begun, int round, int roundStep, boolean pausing, boolean over, boolean hidden) {}

    SessionPicture(SessionPlan plan, Session.About about, TaskSpace<T> space, Returns returns, BeliefReadout readout) {
        beliefs = new BeliefPlots(readout);
        this.plan = plan;
        this.about = about;
        this.space = space;
        this.returns = returns;
    }

    /** A task begins. */
    void beginTask() {
        before.clear();
        strip.clear();
        beliefs.clear();
        returns.clear();
    }

    /** A task has been met, and another one follows. */
    void endTask(T task) {
        earlier.add(space.toMap(task));
        if (earlier.size() > MOST_EARLIER) {
            earlier.remove(0);
        }
    }

    /** Takes in a moment: the start of a round, or what a step led to. */
    void remember(Player<T> player, int round) {
        float[] carried = player.readings().memory();
        if (carried.length > 0) {
            strip.add(carried);
            if (strip.size() > MOST_MOMENTS) {
                strip.remove(0);
            }
            beliefs.remember(carried, space.toMap(player.task()));
        }
        if (round == 0 && plan.compares()) {
            before.add(player.pane(Snapshot.Source.BEFORE, title(player, 0), note(player, 0)));
        }
    }

    /**
     * Everything at this moment.
     *
     * @param at where the session stands
     * @param player who adapts
     * @param beside who plays beside
     * @param task the present task
     * @param editing what has been edited of its scene
     * @param hand who pulls at what
     * @return the moment
     */
    Snapshot snapshot(
            Progress at,
            Player<T> player,
            BesidePlayer<T> beside,
            T task,
            Editing editing,
            Snapshot.@Nullable Hand hand) {
        List<Snapshot.Pane> panes = new ArrayList<>();
        if (at.round() > 0 && plan.compares()) {
            panes.add(before.get(Math.min(at.roundStep(), before.size() - 1)));
        }
        panes.add(player.pane(Snapshot.Source.NOW, title(player, at.round()), note(player, at.round())));
        Player<T> other = beside.player();
        if (other != null) {
            panes.add(other.pane(Snapshot.Source.BESIDE, beside.name(), note(player, at.round())));
        }
        if (at.hidden()) {
            panes.replaceAll(pane -> pane.with(pane.scene().withoutMarkers()));
        }
        boolean running = !at.over() && !at.pausing();
        List<Snapshot.Plot> plots = new ArrayList<>();
        plots.add(returns.plot(running ? player : null, running ? other : null, beside.name()));
        if (!at.hidden()) { // they draw the true task
            plots.addAll(beliefs.plots());
        }
        return new Snapshot(
                at.step(),
                panes,
                new Snapshot.Task(at.begun(), space.toMap(task), earlier, experience(player, at), at.hidden(), editing),
                plots,
                strip.isEmpty()
                        ? Snapshot.Strip.NONE
                        : new Snapshot.Strip("What adaptation changes", strip, player.carriedParts()),
                player.motors(),
                hand,
                at.over());
    }

    private static String experience(Player<?> player, Progress at) {
        long episodes = (long) player.slots() * at.round() + (at.over() ? player.slots() : 0);
        return "met: " + episodes + (episodes == 1 ? " episode, " : " episodes, ") + player.steps() + " steps";
    }

    private String title(Player<T> player, int round) {
        if (!plan.compares()) {
            return about.title();
        }
        if (!player.adaptation().roundKind().adapts()) {
            return round == 0 ? "first episode" : "later, nothing adapted";
        }
        return round == 0 ? "before adaptation" : "after adaptation";
    }

    private static String note(Player<?> player, int round) {
        if (player.adaptation() instanceof DrivenAgent) {
            return "episode " + (round + 1) + " · reward " + Numbers.brief(player.lastReward());
        }
        return player.adaptation().roundKind().title(round);
    }
}
