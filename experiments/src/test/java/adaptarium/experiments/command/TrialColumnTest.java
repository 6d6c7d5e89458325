package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.run.RunEvaluation.LearnerResult;
import adaptarium.experiments.run.RunEvaluation.SplitResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trial brings, all its episodes together, as the tables of RL²'s paper have it. */
final class TrialColumnTest {
    @TempDir
    private Path folder;

    private RunEvaluation evaluated(Shell shell, String rounds) throws IOException {
        assertEquals(
                0,
                shell.run(
                        "train",
                        "bandit-rl2",
                        "--name",
                        "a",
                        "--quiet",
                        "iterations=1",
                        "family.pulls=30",
                        "algorithm.tasks=4",
                        "algorithm.memorySize=4",
                        "algorithm.schedule.updates=1",
                        "validation.times=0",
                        "evaluation.tasks=5",
                        "evaluation.splits=[test]",
                        "evaluation.rounds=" + rounds),
                shell::err);
        assertEquals(0, shell.run("evaluate", "a", "--quiet"), shell::err);
        return Json.parse("a", Files.readString(folder.resolve("runs/a/evaluation.json")), RunEvaluation.class);
    }

    @Test
    void theEpisodesOfATrialAreAddedUpForEverybody() throws Exception {
        Shell shell = new Shell(folder.resolve("runs"));
        RunEvaluation found = evaluated(shell, "3"); // one beyond the trial
        SplitResult split = found.splits().get(0);
        String[] lines = shell.out()
                .lines()
                .dropWhile(line -> !line.contains("trial"))
                .skip(2)
                .limit(split.learners().size())
                .toArray(String[]::new);
        for (int i = 0; i < lines.length; i++) {
            LearnerResult learner = split.learners().get(i);
            double sum = 0;
            for (int episode = 0; episode < 3; episode++) {
                sum += learner.mean(episode, split.units()).value();
            }
            assertEquals(sum, learner.meanTrial(2, split.units()).value(), 1e-12);
            String shown =
                    lines[i].substring(lines[i].indexOf(']', lines[i].lastIndexOf('[', lines[i].lastIndexOf('[') - 1))
                            + 1);
            assertEquals(sum, Double.parseDouble(shown.strip().split(" ")[0]), 0.051, lines[i]);
        }
        assertTrue(shell.out().contains("Trial: what its 3 episodes bring together."), shell.out());
        assertEquals(0, shell.run("report", "a", "--no-films"), shell::err);
        assertTrue(Files.readString(folder.resolve("runs/a/report.html")).contains(">trial<"));
    }

    @Test
    void aTrialThatWasNotPlayedToItsEndHasNoSum() throws Exception {
        Shell shell = new Shell(folder.resolve("runs"));
        RunEvaluation found = evaluated(shell, "1");
        assertFalse(found.hasTrials(found.splits().get(0).learners().get(0)));
        assertFalse(shell.out().contains("trial"), shell.out());
    }
}
