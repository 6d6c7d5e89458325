package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Evaluation;
import adaptarium.meta.RandomPolicy;
import adaptarium.random.Seeds;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdaptationSessionTest {
    private static AdaptationSession<?> session(String family, int rounds, int episodes) {
        return session(Families.named(family), rounds, episodes);
    }

    private static <T extends Record> AdaptationSession<T> session(TaskFamily<T> family, int rounds, int episodes) {
        EnvironmentSpec spec = family.spec();
        Evaluation.AdaptationFactory factory = (tasks, seed) -> new RandomPolicy(spec, tasks, episodes, seed);
        return new AdaptationSession<>("random", family, factory, Split.TEST, rounds, 5);
    }

    private static List<Snapshot> play(AdaptationSession<?> session) {
        List<Snapshot> moments = new ArrayList<>();
        moments.add(session.snapshot());
        while (!moments.get(moments.size() - 1).over()) {
            session.step();
            moments.add(session.snapshot());
        }
        return moments;
    }

    private static List<Double> poses(Snapshot snapshot) {
        return snapshot.panes().get(0).scene().bodies().stream()
                .flatMap(body -> Stream.of(body.x(), body.y(), body.angle()))
                .toList();
    }

    @Test
    void everyRoundIsPlayedAndTheFirstStaysBesideTheLast() {
        try (AdaptationSession<?> session = session("CartPole-v0", 2, 1)) {
            List<Snapshot> moments = play(session);
            Snapshot last = moments.get(moments.size() - 1);
            assertEquals(3, last.plots().get(0).curves().get(0).values().length);
            assertEquals("episode", last.plots().get(0).counts());
            assertEquals(1, moments.get(0).panes().size());
            assertEquals("first episode", last.panes().get(0).title()); // random actions do not adapt
            assertEquals("episode 3", last.panes().get(1).note());
        }
    }

    @Test
    void aRoundOfSeveralEpisodesShowsThemAll() {
        try (AdaptationSession<?> session = session("PointNavigation-v0", 1, 4)) {
            List<Snapshot> moments = play(session);
            Snapshot last = moments.get(moments.size() - 1);
            assertEquals(1, last.plots().get(0).curves().get(0).first());
            assertEquals("episode", last.plots().get(0).counts());
            assertEquals("episode 2", last.panes().get(1).note());
            // three other episodes' ways lie under the one that is shown
            assertEquals(4, last.panes().get(1).trails().size());
        }
    }

    @Test
    void theReturnShownIsTheEvaluationProtocols() {
        theReturnShownIsTheEvaluationProtocols(Families.named("CartPole-v0"));
        theReturnShownIsTheEvaluationProtocols(Families.named("PointNavigation-v0"));
    }

    private static <T extends Record> void theReturnShownIsTheEvaluationProtocols(TaskFamily<T> family) {
        try (AdaptationSession<T> session = session(family, 2, 4)) {
            List<Snapshot> moments = play(session);
            double[] shown = moments.get(moments.size() - 1)
                    .plots()
                    .get(0)
                    .curves()
                    .get(0)
                    .values();
            double[] expected = byHand(family, session.task(), 3, 4);
            assertArrayEquals(expected, shown, 1e-9 * Math.abs(expected[0]));
        }
    }

    // Mean undiscounted return of four episodes a round, each in an environment of its own.
    private static <T extends Record> double[] byHand(TaskFamily<T> family, T task, int rounds, int episodes) {
        EnvironmentSpec spec = family.spec();
        int size = spec.actionSize();
        double[] means = new double[rounds];
        try (RandomPolicy policy = new RandomPolicy(spec, 1, episodes, Seeds.derive(5, "noise", 0))) {
            for (int round = 0; round < rounds; round++) {
                List<Environment<T>> environments = new ArrayList<>();
                float[][] observations = new float[episodes][];
                boolean[] active = new boolean[episodes];
                for (int i = 0; i < episodes; i++) {
                    environments.add(new Environment<>(family, task));
                    long seed = Seeds.derive(Seeds.derive(5, "episodes", 0, round), i);
                    observations[i] = environments.get(i).reset(seed);
                    active[i] = true;
                }
                float[] actions = new float[episodes * size];
                while (active[0] || active[1] || active[2] || active[3]) {
                    policy.act(new float[episodes * spec.observationSize()], active, new float[0], actions);
                    for (int i = 0; i < episodes; i++) {
                        if (active[i]) {
                            StepResult step =
                                    environments.get(i).step(Arrays.copyOfRange(actions, i * size, (i + 1) * size));
                            means[round] += step.reward() / episodes;
                            active[i] = !step.done();
                        }
                    }
                }
            }
        }
        return means;
    }

    // While the second episode is played, what the first had brought by the same step stands beside it, and the axis
    // does
    // not shrink to the unfinished one, not even in the next task.
    @Test
    void anUnfinishedReturnIsSeenAgainstTheOneBeforeAtTheSameStepAndTheRangeMet() {
        try (AdaptationSession<?> session = session("HalfCheetah-v0", 1, 1)) {
            List<Double> first = new ArrayList<>();
            while (session.round() == 0) {
                first.add(session.snapshot().plots().get(0).curves().get(0).live());
                session.step();
            }
            double finished = session.snapshot().plots().get(0).curves().get(0).values()[0];
            for (int step = 1; step <= 30; step++) {
                session.step();
                Snapshot.Plot plot = session.snapshot().plots().get(0);
                assertEquals(first.get(step), plot.curves().get(0).then());
                assertEquals(2, plot.last());
                assertTrue(plot.low() <= Math.min(0, finished) && plot.high() >= Math.max(0, finished));
            }
            session.apply(new Command.NextTask());
            Snapshot.Plot fresh = session.snapshot().plots().get(0);
            assertEquals(0, fresh.curves().get(0).values().length);
            assertTrue(Double.isNaN(fresh.curves().get(0).then()));
            assertTrue(fresh.low() <= Math.min(0, finished) && fresh.high() >= Math.max(0, finished));
        }
    }

    @Test
    void theSameCommandsGiveTheSameSession() {
        List<List<Snapshot>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (AdaptationSession<?> session = session("CartPole-v0", 1, 1)) {
                session.step();
                session.apply(new Command.Change("gain", 1.4));
                both.add(play(session));
            }
        }
        assertEquals(both.get(0).size(), both.get(1).size());
        for (int i = 0; i < both.get(0).size(); i++) {
            assertEquals(poses(both.get(0).get(i)), poses(both.get(1).get(i)));
        }
    }

    @Test
    void aLiveParameterChangesInMidEpisodeAndAFixedOneDoesNot() {
        try (AdaptationSession<?> session = session("CartPole-v0", 1, 1)) {
            session.step();
            session.apply(new Command.Change("gain", 1.4));
            assertEquals(1.4, session.snapshot().task().values().get("gain"));
            assertThrows(IllegalArgumentException.class, () -> session.apply(new Command.Change("halfLength", 0.3)));
        }
    }

    @Test
    void theNextTaskIsAnotherAndResetGoesBackToTheStart() {
        try (AdaptationSession<?> session = session("CartPole-v0", 1, 1)) {
            Snapshot start = session.snapshot();
            session.step();
            session.apply(new Command.Reset());
            assertEquals(start.task().values(), session.snapshot().task().values());
            assertEquals(poses(start), poses(session.snapshot()));
            session.apply(new Command.NextTask());
            assertNotEquals(start.task().values(), session.snapshot().task().values());
            // what was met before is marked beside what is hidden now
            assertEquals(
                    List.of(start.task().values()), session.snapshot().task().earlier());
        }
    }

    @Test
    void aComparisonPlaysTheFirstAndTheLastRoundInStep() {
        try (AdaptationSession<?> session = session("CartPole-v0", 2, 1)) {
            List<Snapshot> film = Comparison.play(session, () -> {});
            assertEquals(0, film.get(0).panes().get(0).scene().time());
            assertEquals(0, film.get(0).panes().get(1).scene().time());
            assertEquals("episode 1", film.get(0).panes().get(0).note());
            assertEquals("episode 3", film.get(0).panes().get(1).note());
            assertTrue(film.get(film.size() - 1).over());
        }
    }
}
