package adaptarium.experiments.report;

import adaptarium.envs.VectorEnvironment;
import adaptarium.meta.Evaluation;
import adaptarium.render.SceneFrame;
import adaptarium.render.watch.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Watches an evaluation and notes where the first episode of the first few tasks goes, in the first and in the last round. Reading only. */
public final class PathRecorder implements Evaluation.Observer {
    private final int tasks;
    private final int lastRound;
    private final List<EpisodePath> paths = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();

    /** An episode that is going on. */
    private static final class Open {
        private final List<Double> xs = new ArrayList<>();
        private final List<Double> ys = new ArrayList<>();
        private boolean running = true;
    }

    /**
     * A recorder.
     *
     * @param tasks how many tasks to follow
     * @param lastRound K, the round after all adaptation
     */
    public PathRecorder(int tasks, int lastRound) {
        this.tasks = tasks;
        this.lastRound = lastRound;
    }

    /** What was recorded so far, by round and task. */
    List<EpisodePath> paths() {
        return List.copyOf(paths);
    }

    @Override
    public void step(int round, int step, VectorEnvironment<?> environments, int episodesPerRound) {
        if (round != 0 && round != lastRound) {
            return;
        }
        int followed = Math.min(tasks, environments.slots() / episodesPerRound);
        if (step == 0) {
            open.clear();
            for (int task = 0; task < followed; task++) {
                open.add(new Open());
            }
        }
        for (int task = 0; task < followed; task++) {
            Open episode = open.get(task);
            if (episode.running) {
                int slot = task * episodesPerRound;
                EpisodePath.note(environments.scene(slot), episode.xs, episode.ys);
                episode.running = environments.active()[slot];
                if (!episode.running && !episode.xs.isEmpty()) {
                    SceneFrame last = SceneFrame.of(environments.scene(slot));
                    double timestep = environments.spec().controlTimestep();
                    paths.add(new EpisodePath(
                            task, round, timestep, episode.xs, episode.ys, last, outcome(environments, slot)));
                }
            }
        }
    }

    private static Snapshot.Outcome outcome(VectorEnvironment<?> environments, int slot) {
        if (environments.success()[slot]) {
            return Snapshot.Outcome.SUCCESS;
        }
        return environments.terminated()[slot] ? Snapshot.Outcome.FAILED : Snapshot.Outcome.TIME_OVER;
    }
}
