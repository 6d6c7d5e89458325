package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.FrozenTasks;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.Sensitivity;
import adaptarium.experiments.run.Trainer;
import adaptarium.experiments.watch.TaskMaps;
import adaptarium.meta.Evaluation;
import adaptarium.meta.MetaLearner;
import adaptarium.random.Seeds;
import adaptarium.render.watch.TaskMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeatmapCommandTest {
    private static final String FAMILY = "PointNavigation-v0";

    @TempDir
    private Path folder;

    private Shell trained() throws Exception {
        Shell shell = new Shell(folder);
        Path config = Files.writeString(folder.resolve("tiny.yaml"), """
            family: PointNavigation-v0
            iterations: 1
            algorithm: {name: rl2, tasks: 2, episodes: 2, memorySize: 4}
            """);
        assertEquals(0, shell.run("train", config, "--name", "a", "--quiet"), shell::err);
        return shell;
    }

    /** A row of the grid beside its tasks played by themselves. */
    @Test
    void everyFigureIsTheMeanOfItsTrials() throws Exception {
        Shell shell = trained();
        Path picture = folder.resolve("map.svg");
        Object[] line = {"heatmap", "a", "goalX", "goalY", "--points", 3, "--trials", 2, "--out", picture, "--json"};
        assertEquals(0, shell.run(line), shell::err);
        assertTrue(shell.err().contains("row 3 of 3 played"), shell.err());
        Sensitivity found = Json.parse("output", shell.out(), Sensitivity.class);
        assertEquals(List.of(-0.8, 0.0, 0.8), found.x().values());
        assertEquals(List.of(false, true, false), found.x().trained());
        assertEquals(
                played(RunDirectory.find(folder, "a"), Families.named(FAMILY), 0.8),
                found.after().get(2));
        assertTrue(Files.readString(picture).contains("goalY over goalX"));
        assertEquals(found, Json.read(folder.resolve("map.json"), Sensitivity.class));
        Files.copy(folder.resolve("map.json"), folder.resolve("heatmap-goalX-goalY.json"));
        Files.writeString(folder.resolve("heatmap-damaged.json"), "{}");
        List<String> complaints = new ArrayList<>();
        List<TaskMap> maps = TaskMaps.in(folder, complaints::add);
        assertEquals(1, maps.size());
        assertEquals(found.before(), maps.get(0).before());
        assertEquals(1, complaints.size());
        assertTrue(complaints.get(0).contains("heatmap-damaged.json"), complaints.toString());
    }

    @Test
    void nothingIsWrittenThroughLinksOfARun() throws Exception {
        Shell shell = trained();
        Path run = RunDirectory.find(folder, "a").folder();
        Path other = Files.writeString(folder.resolve("mine"), "mine");
        for (String ending : List.of("svg", "json")) {
            Files.createSymbolicLink(run.resolve("heatmap-goalX-goalY." + ending), other.toAbsolutePath());
        }
        assertEquals(0, shell.run("heatmap", "a", "goalX", "goalY", "--points", 2, "--trials", 1), shell::err);
        assertEquals("mine", Files.readString(other));
        assertEquals(1, TaskMaps.in(run, Assertions::fail).size());
    }

    private static <T extends Record> List<Double> played(RunDirectory run, TaskFamily<T> family, double goalY) {
        TaskSpace<T> space = family.tasks();
        List<T> tasks = new ArrayList<>();
        for (double goalX : new double[] {-0.8, -0.8, 0, 0, 0.8, 0.8}) {
            tasks.add(space.with(space.with(space.nominal(), "goalX", goalX), "goalY", goalY));
        }
        RunConfig config = run.config();
        try (MetaLearner<T> learner = Trainer.newLearner(config.algorithm(), family, config.seed(), 1)) {
            Trainer.restore(learner, run.chosenCheckpoint().orElseThrow(), config);
            long seed = Seeds.derive(FrozenTasks.EVALUATION_SEED, "heat map");
            double[] returns = Evaluation.run(family, tasks, learner::newAdaptation, 1, seed, 1)
                    .returnsAfter(1);
            return List.of((returns[0] + returns[1]) / 2, (returns[2] + returns[3]) / 2, (returns[4] + returns[5]) / 2);
        }
    }

    @Test
    void whatDoesNotFitIsSaid() throws Exception {
        Shell shell = trained();
        assertEquals(2, shell.run("heatmap", "a", "goalZ", "goalY"));
        assertTrue(
                shell.err().contains("did you mean 'goalX'") || shell.err().contains("did you mean 'goalY'"),
                shell.err());
        assertEquals(2, shell.run("heatmap", "a", "goalX", "goalX"));
        assertTrue(shell.err().contains("two parameters"), shell.err());
        assertEquals(2, shell.run("heatmap", "a", "goalX", "goalY", "--points", 1));
        assertTrue(shell.err().contains("2 to 200 points"), shell.err());
    }
}
