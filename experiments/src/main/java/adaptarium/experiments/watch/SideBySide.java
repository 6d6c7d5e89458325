package adaptarium.experiments.watch;

import adaptarium.envs.Episode;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.VectorEnvironment;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Evaluation.AdaptationFactory;
import adaptarium.meta.play.RoundObserver;
import adaptarium.meta.play.RoundPlayer;
import adaptarium.random.Seeds;
import adaptarium.render.SceneFrame;
import adaptarium.render.Trail;
import adaptarium.render.watch.SideBySidePicture.Moment;
import adaptarium.render.watch.SideBySidePicture.PlayedEpisode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The same episode played by several agents: one task, the same initial state, and whatever happens in mid-episode happens to all. */
public final class SideBySide {
    private SideBySide() {}

    /**
     * Who plays.
     *
     * @param name in words
     * @param factory makes the agent for one task
     */
    public record NamedAgent(String name, AdaptationFactory factory) {}

    /**
     * Plays a trial with every agent, and keeps its last episode.
     *
     * @param <T> the family's task record
     * @param family what is played
     * @param task the hidden task
     * @param agents who plays
     * @param episode which episode of a trial is kept, counted from 1; those before it are played unseen
     * @param seed of initial states and action noise
     * @return what each of them did, in their order
     */
    public static <T extends Record> List<PlayedEpisode> play(
            TaskFamily<T> family, T task, List<NamedAgent> agents, int episode, long seed) {
        if (episode < 1) {
            throw new IllegalArgumentException("episode must be at least 1, got " + episode);
        }
        List<PlayedEpisode> episodes = new ArrayList<>();
        for (NamedAgent agent : agents) {
            try (Adaptation adaptation = agent.factory().create(1, Seeds.derive(seed, "noise", 0));
                    RoundPlayer<T> player =
                            new RoundPlayer<>(family, adaptation.episodesPerRound(), /* threads= */ 1)) {
                List<T> tasks = Collections.nCopies(player.slots(), task);
                for (int round = 0; round < episode - 1; round++) {
                    player.begin(tasks, seeds(seed, round, player.slots()), /* episodes= */ 1, RoundObserver.NOBODY);
                    player.play(adaptation, RoundObserver.NOBODY);
                    adaptation.endRound();
                }
                FirstSlot shown = new FirstSlot();
                player.begin(tasks, seeds(seed, episode - 1, player.slots()), /* episodes= */ 1, shown);
                player.play(adaptation, shown);
                List<Episode.Event> events = player.environments().events(0);
                episodes.add(new PlayedEpisode(agent.name(), shown.moments, events, shown.terminated));
            }
        }
        return episodes;
    }

    private static long[] seeds(long seed, int round, int slots) {
        long[] seeds = new long[slots];
        Arrays.setAll(seeds, slot -> Seeds.derive(Seeds.derive(seed, "episodes", 0, round), slot));
        return seeds;
    }

    /** Keeps what the first slot does. */
    private static final class FirstSlot implements RoundObserver {
        private static final int MOST_POINTS = 400; // of a trail

        private final List<Moment> moments = new ArrayList<>();
        private double sum;
        private boolean terminated;

        @Override
        public void begun(RoundPlayer<?> player) {
            moments.add(moment(player.environments(), Trail.EMPTY));
        }

        @Override
        public void stepped(RoundPlayer<?> player) {
            if (player.acting()[0]) {
                VectorEnvironment<?> environments = player.environments();
                sum += environments.rewards()[0];
                terminated = environments.terminated()[0];
                moments.add(moment(environments, moments.get(moments.size() - 1).trail()));
            }
        }

        private Moment moment(VectorEnvironment<?> environments, Trail before) {
            SceneFrame scene = SceneFrame.of(environments.scene(0));
            return new Moment(scene, before.plus(scene, MOST_POINTS), sum);
        }
    }
}
