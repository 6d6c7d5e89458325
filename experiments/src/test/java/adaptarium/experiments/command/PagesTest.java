package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, lists, and the pages of algorithms and families. */
final class PagesTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder.resolve("runs"));
    }

    private int run(Object... arguments) {
        return shell.run(arguments);
    }

    private String complaint(Object... arguments) {
        return shell.complaint(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quickstart",
                "train",
                "resume",
                "record",
                "watch",
                "replay",
                "play",
                "gap",
                "heatmap",
                "study",
                "challenge",
                "runs",
                "serve",
                "evaluate",
                "report",
                "list",
                "metrics",
                "describe",
                "check",
                "tasks",
                "gallery",
                "new-family",
                "class-path",
                "generate-completion"
            })
    void everyCommandHasHelp(String command) {
        assertEquals(0, run(command, "--help"), shell::err);
        assertTrue(shell.out().startsWith("Usage: adaptarium " + command), shell.out());
        assertTrue(shell.out().contains("Exit codes:"), shell.out());
    }

    @Test
    void withoutACommandTheHelpIsShown() {
        assertEquals(0, run());
        assertTrue(shell.out().contains("quickstart"), shell.out());
    }

    @Test
    void completionIsAScript() {
        assertEquals(0, run("generate-completion"));
        assertTrue(shell.out().contains("complete"), "no bash completion");
    }

    @Test
    void listsAreTablesOrJson() {
        assertEquals(0, run("list", "families"));
        assertTrue(shell.out().contains("PointNavigation-v0  "), shell.out());
        assertEquals(0, run("list", "algorithms", "--json"));
        assertTrue(shell.out().contains("\"drift\":\"learns nothing; for tests\""), shell.out());
        assertEquals(0, run("list", "configs"));
        assertTrue(shell.out().contains("quickstart"), shell.out());
    }

    @Test
    void anAlgorithmsPageHasEverySettingAndMetric() {
        for (String algorithm : List.of("maml", "reptile", "cavia", "rl2", "ppo", "ppo-oracle", "sac", "sac-oracle")) {
            assertEquals(0, run("describe", algorithm), shell::err);
            assertTrue(shell.out().startsWith(algorithm + "\n="), shell.out());
            assertTrue(shell.out().lines().allMatch(line -> line.length() <= 120), shell.out());
            assertFalse(shell.out().contains("null"), shell.out());
        }
        assertEquals(0, run("describe", "rl2"));
        assertTrue(shell.out().contains("""

              episodes = auto
                  episodes of a trial, through which the memory lasts
                  whole number or auto, [1, 1000]
                  auto: the family's number of episodes
                  when: as many as the agent is to have for finding out its task
            """), shell.out());
        assertTrue(shell.out().contains("\n  ppo.clip = 0.2\n"), shell.out());
        assertTrue(shell.out().contains("\n  firstRatioError\n      greatest |log ratio|"), shell.out());
        assertEquals(0, run("describe", "maml", "--json"));
        assertTrue(
                shell.out().contains("{\"name\":\"outerStep.maxDivergence\",\"kind\":\"number\",\"unit\":\"nats\""),
                shell.out());
        assertTrue(shell.out().contains("{\"meaning\":") || shell.out().contains("\"meaning\":"), shell.out());
        assertEquals(
                "no family, few-shot problem or algorithm 'malm'; did you mean 'maml'?", complaint("describe", "malm"));
        assertEquals(
                "no family, few-shot problem or algorithm 'sinusoid'; did you mean 'Sinusoid-v0'?",
                complaint("describe", "sinusoid"));
        assertEquals(
                "no family, few-shot problem or algorithm 'nobody'. 'adaptarium list families', 'list problems' and 'list"
                        + " algorithms' show all",
                complaint("describe", "nobody"));
        assertEquals(
                "'Sinusoid-v0' is a few-shot problem and no family; 'adaptarium describe Sinusoid-v0' tells what can be"
                        + " done with it",
                complaint("check", "Sinusoid-v0"));
    }

    @Test
    void whatIsNoFamilyButSomethingElseIsNamed() {
        assertEquals(
                "'time-limit' is a wrapper, written behind a family's name and a plus sign: time-limit=N: episodes are"
                        + " truncated after N steps",
                complaint("describe", "time-limit"));
        assertEquals(
                "'cartpole-rl2' is a configuration; 'adaptarium train cartpole-rl2 --dry-run' shows it",
                complaint("describe", "cartpole-rl2"));
    }

    @Test
    void aFamilysPageHasItsAxesAndItsTask() {
        assertEquals(0, run("describe", "PointNavigation-v0"));
        for (String part : List.of("Reward", "Observation", "Action", "Task, hidden from the agent", "goal")) {
            assertTrue(shell.out().contains(part), part + "\n" + shell.out());
        }
        assertFalse(shell.out().contains("null"));
        assertEquals(0, run("describe", "GridNavigation-v0"));
        for (String part :
                List.of("shortest way, told the task", "action-delay=N", "0  stay", "shifted: tasks that have")) {
            assertTrue(shell.out().contains(part), part + "\n" + shell.out());
        }
        assertTrue(shell.out().lines().allMatch(line -> line.length() < 180), shell.out());
        assertEquals(0, run("describe", "CartPole-v0"));
        assertTrue(
                shell.out().matches("(?s).*\\n  gain +motor force[^\\n]* 1 +\\[0\\.5, 1\\.5] +\\[0\\.3, 2] +1 +yes .*"),
                shell.out());
        String page = shell.out();
        assertEquals(0, run("describe", "CartPole"));
        assertEquals(page, shell.out(), "there is one version only");
        assertEquals(0, run("describe", "CurlingArm-v0"));
        assertTrue(shell.out().contains("Ceiling  Without memory at most 0.1448 an episode"), shell.out());
        assertTrue(shell.out().contains("memoryless ceiling, not told the task"), shell.out());
        assertTrue(shell.out().lines().allMatch(line -> line.length() < 180), shell.out());
        assertEquals(0, run("describe", "CurlingArm-v0", "--json"));
        assertTrue(shell.out().contains("\"memorylessCeiling\":{\"principle\":\"commitment\""), shell.out());
        assertEquals(0, run("describe", "CartPole-v0", "--json"));
        assertTrue(shell.out().startsWith("{\"id\":\"CartPole-v0\""), shell.out());
        assertTrue(shell.out().contains("\"high\":null"), shell.out());
        assertTrue(shell.out().contains("{\"name\":\"gain\",\"unit\":\"1\",\"train\":[0.5,1.5]"), shell.out());
    }
}
