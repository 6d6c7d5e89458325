package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.store.State;
import adaptarium.envs.Split;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.Trainer;
import adaptarium.experiments.run.TrainingListener;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.render.Java2DCanvas;
import adaptarium.render.Theme;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.Key;
import adaptarium.render.watch.SessionRunner;
import adaptarium.render.watch.Snapshot;
import adaptarium.render.watch.ToldExample;
import adaptarium.render.watch.Viewer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A few-shot run as it is watched: three classes, of each a piece of five steps, each shown for half a second and the whole piece for about 1.2 s more. */
class FewShotSessionTest {
    private static final String CONFIG = """
        family: DynamicsIdentification-v0+ways=3+queries=2+steps=5/CartPole-v0
        iterations: 2
        threads: 1
        validation: {times: 0}
        algorithm: {name: prototypical, tasks: 2}
        """;
    private static final int MOMENTS = 5 + 2; // 1.2 s are 2 moments of 0.5 s, rounded

    @TempDir
    private Path runs;

    private final RunConfig config = config();

    private static RunConfig config(String... overrides) {
        return Configurations.parse("test.yaml", CONFIG, List.of(overrides));
    }

    private RunDirectory trained() {
        RunDirectory run = RunDirectory.create(runs, "p", config, "test");
        new Trainer(run, config, TrainingListener.SILENT, () -> false).train();
        return run;
    }

    private static ToldExample told(Snapshot moment) {
        return Objects.requireNonNull(moment.told());
    }

    /** All that a session says of what it shows. */
    private static List<String> course(FewShotSession<?> session) {
        List<String> course = new ArrayList<>();
        for (Snapshot now : Comparison.trial(session, () -> {})) {
            double[] place = told(now).plane().way().get(told(now).known() - 1);
            course.add(now.present().title() + ", " + told(now).known() + " known, is "
                    + told(now).label()
                    + ", taken for " + told(now).plane().taken() + " at " + place[0] + ", " + place[1] + ", "
                    + now.task().experience() + now.present().outcome().text());
        }
        return course;
    }

    @Test
    void itShowsOfEachClassAPieceStepAfterStep() {
        try (FewShotSession<?> session = FewShotSession.ofRun(trained(), Split.TEST, 2)) {
            assertEquals(0.5, session.about().controlTimestep());
            List<Snapshot> moments = Comparison.trial(session, () -> {});
            assertEquals(3 * MOMENTS, moments.size());
            for (int i = 0; i < moments.size(); i++) {
                Snapshot now = moments.get(i);
                assertEquals(i, now.step());
                assertEquals(i / MOMENTS, told(now).label());
                assertEquals(Math.min(5, i % MOMENTS + 1), told(now).known());
                assertEquals(0.02 / 0.5, told(now).pace(), 1e-9, "steps of 0.02 s");
                assertEquals(
                        "task 2 · piece " + (i / MOMENTS + 1) + " of 3",
                        now.present().title());
                assertEquals(told(now).isWhole(), now.present().outcome() != Snapshot.Outcome.RUNNING, "moment " + i);
            }
            Snapshot last = moments.get(moments.size() - 1);
            assertEquals(3, told(last).plane().shown().size());
            assertEquals(6, told(last).plane().others().size());
            assertTrue(
                    last.task().experience().matches("right so far: [0-3] of 3"),
                    last.task().experience());
            session.step();
            assertEquals(last.step(), session.snapshot().step(), "over");
        }
    }

    @Test
    void itIsAFunctionOfTheRunTheTaskAndTheCommands() {
        RunDirectory run = trained();
        List<String> third;
        try (FewShotSession<?> session = FewShotSession.ofRun(run, Split.TEST, 2)) {
            third = course(session);
            session.apply(new Command.Reset());
            assertEquals(third, course(session), "again");
            session.apply(new Command.NextTask());
            assertEquals("task 3 · piece 1 of 3", session.snapshot().present().title());
            assertEquals(2, session.snapshot().task().number(), "the third that has begun here");
        }
        try (FewShotSession<?> session = FewShotSession.ofRun(run, Split.TEST, 1)) {
            assertFalse(third.equals(course(session)));
            session.apply(new Command.NextTask());
            assertEquals(third, course(session), "whichever way it was come to");
        }
        try (FewShotSession<?> session = FewShotSession.ofRun(run, Split.TRAIN, 2)) {
            assertFalse(third.equals(course(session)), "another split has other tasks");
        }
    }

    @Test
    void whatNobodyCanDoIsRefused() {
        try (FewShotSession<?> session = FewShotSession.ofRun(trained(), Split.TEST, 0)) {
            for (Command command : List.of(
                    new Command.Change("gain", 0.5),
                    new Command.Pull(Snapshot.Source.NOW, 0, 0, 0, 1, 1),
                    new Command.Beside("oracle"),
                    new Command.Undo(),
                    new Command.Act(List.of(1.0)))) {
                IllegalArgumentException refused =
                        assertThrows(IllegalArgumentException.class, () -> session.apply(command));
                assertEquals(
                        "nobody acts here: the motion was made before, and is only looked at", refused.getMessage());
            }
            assertFalse(session.snapshot().task().editing().possible());
            assertEquals(0, session.snapshot().step());
        }
    }

    @Test
    void whoComparesNothingIsToldWhatShowsWhatWasLearnt() {
        assertComplains(
                "few-shot-maml compares no examples: it has no plane to show. 'adaptarium report' shows what was"
                        + " learnt",
                config("algorithm={name: few-shot-maml}"));
        assertComplains(
                "Sinusoid-v0 is a regression, in which no classes lie on a plane: there is nothing to watch or film."
                        + " 'adaptarium report' shows what was learnt",
                config("family=Sinusoid-v0", "algorithm={name: few-shot-maml}"));
        RunDirectory run = trained();
        assertThrows(UserException.class, () -> FewShotSession.ofRun(run, Split.TEST, -1));
        assertThrows(UserException.class, () -> FewShotSession.ofRun(run, Split.TEST, 1L << 40));
    }

    private static void assertComplains(String line, RunConfig config) {
        UserException refused = assertThrows(UserException.class, () -> FewShotSession.requireComparing(config));
        assertEquals(line, refused.getMessage());
    }

    /** What training puts on show meets the next task; the one that is shown stays as it was. */
    @Test
    void aTrainingThatIsWatchedShowsItsNewestLearnerTaskAfterTask() {
        Showcase training = new Showcase();
        training.started(0, 2);
        training.improved(0, () -> state(0));
        try (FewShotSession<?> session = FewShotSession.ofTraining("p", config, training)) {
            assertEquals("update 0 of 2", session.snapshot().task().experience());
            double[] before = told(session.snapshot()).plane().way().get(0);
            training.improved(2, () -> state(2));
            for (int i = 0; i < 3 * MOMENTS; i++) {
                assertFalse(session.snapshot().over());
                assertTrue(session.snapshot().task().experience().startsWith("update 0 of 2"));
                session.step();
            }
            assertEquals("update 2 of 2", session.snapshot().task().experience());
            assertEquals("task 1 · piece 1 of 3", session.snapshot().present().title());
            session.apply(new Command.Reset());
            assertEquals("task 1 · piece 1 of 3", session.snapshot().present().title());
            assertEquals(2, before.length);
        }
        try (FewShotSession<?> untrained = FewShotSession.ofTraining("p", config, training);
                FewShotSession<?> trained = FewShotSession.ofRun(trained(), Split.TEST, 0)) {
            assertArrayEquals(
                    told(trained.snapshot()).plane().way().get(0),
                    told(untrained.snapshot()).plane().way().get(0),
                    "as after its second update");
        }
    }

    private State state(int updates) {
        return state(config.problem(), updates);
    }

    private <T> State state(FewShotProblem<T> problem, int updates) {
        if (updates == 0) {
            try (FewShotLearner<T> learner = Trainer.newLearner(config.algorithm(), problem, config.seed(), 1)) {
                return learner.state();
            }
        }
        RunDirectory run = RunDirectory.create(runs, "shown", config, "test");
        new Trainer(run, config, TrainingListener.SILENT, () -> false).train();
        return run.checkpoints().newest().orElseThrow().state();
    }

    /** A window's keys, without any window. */
    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aWindowGoesThroughItAndOnToTheNextTask() {
        SessionRunner runner = new SessionRunner(FewShotSession.ofRun(trained(), Split.TEST, 0));
        try (Viewer viewer = new Viewer(runner, Theme.DARK, runs)) {
            runner.start();
            for (int faster = 0; faster < 6; faster++) {
                viewer.key(Key.EQUAL);
            }
            Java2DCanvas canvas = new Java2DCanvas(1280, 720);
            while (!viewer.shown().over()) {
                viewer.paint(canvas, 0.02);
                assertEquals("", viewer.fault());
            }
            viewer.paint(canvas, 0.02);
            assertEquals("over; N goes on to the next task, Backspace starts again", viewer.message());
            assertEquals(3, runner.state().history().marks().size(), "each piece was right or wrong");
            viewer.key(Key.N);
            while (!viewer.shown().present().title().startsWith("task 1")) {
                viewer.paint(canvas, 0.02);
            }
            viewer.paint(canvas, 0.02);
            assertEquals("", viewer.fault());
        }
    }
}
