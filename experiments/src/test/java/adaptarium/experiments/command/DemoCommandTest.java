package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.watch.Agents;
import adaptarium.experiments.watch.Demonstration;
import adaptarium.render.watch.Snapshot;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DemoCommandTest {
    static final List<Demonstration> ALL = Demonstration.ALL;

    @TempDir
    Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void whatIsShownIsWhatItsConfigurationTrains(Demonstration demonstration) {
        RunDirectory run = demonstration.run("test");
        var trained = Configurations.load(demonstration.configuration(), List.of(), warning -> {});
        assertEquals(trained.family(), run.config().family());
        assertEquals(trained.algorithm(), run.config().algorithm());
        assertEquals(trained.iterations(), run.config().iterations());
    }

    @Test
    void theFirstPoleFallsAndThenStands() {
        Demonstration demonstration = Demonstration.of("CartPole-v0").orElseThrow();
        try (Agents.Watched watched = Agents.taskAfterTask(demonstration.run("test"), demonstration.seed())) {
            List<Snapshot.Outcome> outcomes = Demonstration.moments(watched.session(), 1).stream()
                    .map(moment -> moment.present().outcome())
                    .filter(outcome -> outcome != Snapshot.Outcome.RUNNING)
                    .distinct()
                    .toList();
            assertEquals(List.of(Snapshot.Outcome.FAILED, Snapshot.Outcome.SUCCESS), outcomes);
        }
    }

    // A second is 30 steps or so; whoever runs the right way earns about 1.6 a step.
    @Test
    void theCheetahStartsTheWrongWayAndThenTheRightOne() {
        Demonstration demonstration = Demonstration.of("CompassCheetah-v0").orElseThrow();
        try (Agents.Watched watched = Agents.taskAfterTask(demonstration.run("test"), demonstration.seed())) {
            double[] least = {0, 0};
            double[] last = {0, 0};
            for (Snapshot moment : Demonstration.moments(watched.session(), 1)) {
                int episode = moment.panes().size() - 1; // the past stands beside from the second on
                least[episode] = Math.min(least[episode], moment.present().episodeReturn());
                last[episode] = moment.present().episodeReturn();
            }
            assertTrue(least[0] < -20, "the first episode's least return is " + least[0]);
            assertTrue(last[0] > 300, "the first episode's return is " + last[0]);
            assertTrue(least[1] > -5, "the second episode's least return is " + least[1]);
            assertTrue(last[1] > last[0], "the second episode's return is " + last[1]);
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void taskFollowsTaskByItself(Demonstration demonstration) {
        try (Agents.Watched watched = Agents.taskAfterTask(demonstration.run("test"), 0)) {
            List<Snapshot> moments = Demonstration.moments(watched.session(), 2);
            int first = moments.get(0).task().number();
            assertEquals(first + 1, moments.get(moments.size() - 1).task().number());
            assertTrue(moments.stream().noneMatch(Snapshot::over), "it stops by itself");
        }
    }

    @Test
    void aFilmNeedsNoDisplay() throws Exception {
        Path file = folder.resolve("demo.html");
        assertEquals(0, run("demo", "--tasks", "1", "--out", file.toString()), err.toString());
        assertTrue(Files.readString(file).contains("CartPole-v0"));
        assertEquals("recorded 1 task to " + file + "\n", out.toString());
        assertTrue(err.toString().startsWith("Balance a pole"), err.toString());
    }

    @Test
    void theNextTasksAreFilmedInStep() throws Exception {
        Path file = folder.resolve("next.html");
        assertEquals(0, run("demo", "--grid", "2x1", "--out", file.toString()), err.toString());
        assertTrue(Files.readString(file).contains("on CartPole-v0"));
        assertEquals("recorded 2 tasks to " + file + "\n", out.toString());
    }

    @Test
    void theListSaysWhatThereIs() {
        assertEquals(0, run("demo", "--list"));
        assertTrue(out.toString().startsWith("cartpole: Balance a pole"), out.toString());
    }

    @Test
    void mistakesAreOneClearLineEach() {
        assertEquals(2, run("demo", "cartpol"));
        assertTrue(
                err.toString().startsWith("adaptarium: no demonstration 'cartpol'; there are cartpole"),
                err.toString());
        err.getBuffer().setLength(0);
        Path file = folder.resolve("demo.gif");
        assertEquals(2, run("demo", "--tasks", "0", "--out", file.toString()));
        assertEquals(
                "adaptarium: --tasks must be at least 1, got 0", err.toString().strip());
        assertFalse(Files.exists(file));
    }
}
