package adaptarium.experiments.watch;

import adaptarium.envs.Episode;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.VectorEnvironment;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Evaluation.AdaptationFactory;
import adaptarium.random.Seeds;
import adaptarium.render.SceneFrame;
import adaptarium.render.Trail;
import adaptarium.render.watch.DuelPicture.Lane;
import adaptarium.render.watch.DuelPicture.Moment;
import java.util.ArrayList;
import java.util.List;

/** The same episode played by several agents: one task, the same initial state, and whatever happens in mid-episode happens to all. */
public final class Duel {
    private static final String SWITCH = "task is now ";

    private Duel() {}

    /**
     * Who plays.
     *
     * @param name in words
     * @param factory makes the agent for one task
     */
    public record Contestant(String name, AdaptationFactory factory) {}

    /**
     * Plays a trial with every agent, and keeps its last episode.
     *
     * @param <T> the family's task record
     * @param family what is played
     * @param task the hidden task
     * @param contestants who plays
     * @param episode which episode of a trial is kept, counted from 1; those before it are played unseen
     * @param seed of initial states and action noise
     * @return what each of them did, in their order
     */
    public static <T extends Record> List<Lane> play(
            TaskFamily<T> family, T task, List<Contestant> contestants, int episode, long seed) {
        if (episode < 1) {
            throw new IllegalArgumentException("episode must be at least 1, got " + episode);
        }
        List<Lane> lanes = new ArrayList<>();
        for (Contestant contestant : contestants) {
            try (Adaptation adaptation = contestant.factory().create(1, Seeds.derive(seed, "noise", 0));
                    VectorEnvironment<T> environments =
                            new VectorEnvironment<>(family, adaptation.episodesPerRound(), /* threads= */ 1)) {
                Player<T> player = new Player<>(environments, adaptation, task, seed);
                for (int round = 0; round < episode - 1; round++) {
                    player.play(round, new ArrayList<>());
                    adaptation.endRound();
                }
                List<Moment> moments = new ArrayList<>();
                boolean terminated = player.play(episode - 1, moments);
                lanes.add(new Lane(contestant.name(), moments, happened(environments.events(0)), terminated));
            }
        }
        return lanes;
    }

    private static List<Episode.Event> happened(List<Episode.Event> events) {
        return events.stream()
                .map(event -> new Episode.Event(event.step(), words(event.what())))
                .toList();
    }

    // {motor=2, fault=REVERSED} reads better as: motor 2, fault reversed
    private static String words(String what) {
        if (!what.startsWith(SWITCH + "{")) {
            return what;
        }
        String inside = what.substring(SWITCH.length() + 1, what.length() - 1);
        return inside.replace('=', ' ').toLowerCase(java.util.Locale.ROOT);
    }

    /** Plays rounds of one task; the first slot is the one that is kept. */
    private static final class Player<T extends Record> {
        private static final int MOST_POINTS = 400; // of a trail

        private final VectorEnvironment<T> environments;
        private final Adaptation adaptation;
        private final T task;
        private final long seed;
        private final float[] contexts;
        private final float[] actions;
        private final boolean[] active;

        Player(VectorEnvironment<T> environments, Adaptation adaptation, T task, long seed) {
            this.environments = environments;
            this.adaptation = adaptation;
            this.task = task;
            this.seed = seed;
            int slots = environments.slots();
            TaskSpace<T> space = TaskSpace.of(environments.family().taskType());
            contexts = new float[slots * space.contextSize()];
            for (int slot = 0; slot < slots; slot++) {
                space.context(task, contexts, slot * space.contextSize());
            }
            actions = new float[slots * environments.spec().actionSize()];
            active = new boolean[slots];
        }

        boolean play(int round, List<Moment> moments) {
            List<T> tasks = new ArrayList<>();
            long[] seeds = new long[active.length];
            for (int slot = 0; slot < active.length; slot++) {
                tasks.add(task);
                seeds[slot] = Seeds.derive(Seeds.derive(seed, "episodes", 0, round), slot);
            }
            environments.assignAll(tasks, seeds, /* episodes= */ 1);
            double sum = 0;
            boolean terminated = false;
            moments.add(moment(Trail.EMPTY, sum));
            while (anyActive()) {
                System.arraycopy(environments.active(), 0, active, 0, active.length);
                adaptation.act(environments.observations(), active, contexts, actions);
                environments.step(actions);
                adaptation.observe(
                        environments.rewards(),
                        environments.terminated(),
                        environments.truncated(),
                        environments.nextObservations());
                if (active[0]) {
                    sum += environments.rewards()[0];
                    terminated = environments.terminated()[0];
                    Moment next = moment(moments.get(moments.size() - 1).trail(), sum);
                    moments.add(next);
                }
            }
            return terminated;
        }

        private Moment moment(Trail before, double sum) {
            SceneFrame scene = SceneFrame.of(environments.scene(0));
            return new Moment(scene, before.plus(scene, MOST_POINTS), sum);
        }

        private boolean anyActive() {
            for (boolean running : environments.active()) {
                if (running) {
                    return true;
                }
            }
            return false;
        }
    }
}
