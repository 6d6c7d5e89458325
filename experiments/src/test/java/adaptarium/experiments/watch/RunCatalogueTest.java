package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.render.watch.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a window can go to, as it is found in a folder of runs, and what is opened of it. */
class RunCatalogueTest {
    @TempDir
    private Path runs;

    private final List<String> notes = new ArrayList<>();

    private RunCatalogue catalogue(Function<Catalogue.Choice, Opened> opener) {
        return new RunCatalogue(
                "Agent",
                "random actions",
                new Catalogue.Choice("", "CartPole-v0", "newest", "test"),
                () -> WatchableAgents.in(runs, notes::add),
                WatchableAgents::first,
                opener,
                notes::add);
    }

    private static Opened random(Catalogue.Choice choice) {
        return new Opened(
                Agents.random(Families.named(choice.family()), RunCatalogue.split(choice.split()), 0), List.of(), null);
    }

    @Test
    void everyFamilyIsThereWithWhatItHides() {
        try (RunCatalogue catalogue = catalogue(RunCatalogueTest::random)) {
            assertEquals(
                    Families.all().stream().map(family -> family.spec().id()).toList(),
                    catalogue.families().stream().map(Catalogue.Family::id).toList());
            String hidden = catalogue.families().stream()
                    .filter(family -> family.id().equals("CartPole-v0"))
                    .findFirst()
                    .orElseThrow()
                    .hidden();
            assertTrue(hidden.startsWith("half length, pole mass, "), hidden);
            for (Split split : Split.values()) {
                assertEquals(split, RunCatalogue.split(RunCatalogue.name(split)));
            }
        }
    }

    @Test
    void runsWithACheckpointAreFoundBesideTheProgramsOwn() throws IOException {
        RunDirectory run = Demonstration.ALL.get(0).run("a test");
        copy(run.folder(), runs.resolve("mine"));
        copy(run.folder(), runs.resolve("untrained"));
        deleteCheckpoints(runs.resolve("untrained"));
        List<Catalogue.Agent> agents = WatchableAgents.in(runs, notes::add);
        assertEquals(List.of("demo cartpole", "demo cheetah", "mine"), ids(agents, /* trained= */ true));
        Catalogue.Agent mine = agents.get(2);
        assertEquals("CartPole-v0", mine.family());
        assertTrue(mine.learner().startsWith("rl2, "), mine.learner());
        assertEquals(List.of("newest", "150"), mine.checkpoints());
        assertEquals("demo cartpole", WatchableAgents.first("CartPole-v0", agents));
        assertEquals("", WatchableAgents.first("Pendulum-v0", agents));
        assertEquals("mine", WatchableAgents.id(runs, new RunDirectory(runs.resolve("mine"))));
        assertEquals(List.of(), notes);
    }

    private static List<String> ids(List<Catalogue.Agent> agents, boolean trained) {
        return agents.stream()
                .filter(agent -> agent.trained() == trained)
                .map(Catalogue.Agent::id)
                .toList();
    }

    @Test
    void aConfigurationByWhichNobodyHasTrainedSaysWhatTrainsIt() {
        List<Catalogue.Agent> agents = WatchableAgents.in(runs, notes::add);
        List<String> untrained = ids(agents, /* trained= */ false);
        assertTrue(untrained.contains("configuration pointnav-maml"), untrained.toString());
        assertFalse(untrained.contains("configuration cartpole-rl2"), "it is a demonstration's");
        assertFalse(untrained.contains("configuration sinusoid-maml"), "there is nothing to watch in it");
        assertEquals("", WatchableAgents.first("PointNavigation-v0", agents));
        try (RunCatalogue catalogue = catalogue(RunCatalogueTest::random)) {
            assertEquals(
                    "nobody has trained it here; './adaptarium train pointnav-maml' does, and then it is in this list",
                    catalogue.open(new Catalogue.Choice(
                            "configuration pointnav-maml", "PointNavigation-v0", "newest", "test")));
            assertTrue(catalogue.taken().isEmpty());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void deleteCheckpoints(Path run) throws IOException {
        try (var files = Files.list(run.resolve("checkpoints"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void whatIsOpenedIsTakenOnceAndThenPresent() {
        try (RunCatalogue catalogue = catalogue(RunCatalogueTest::random)) {
            Catalogue.Choice choice = new Catalogue.Choice("", "Pendulum-v0", "newest", "shifted");
            assertEquals("", catalogue.open(choice));
            assertEquals(choice, catalogue.present());
            try (Opened opened = catalogue.taken().orElseThrow()) {
                assertEquals("Pendulum-v0", opened.session().about().family());
            }
            assertEquals(Optional.empty(), catalogue.taken());
            assertEquals("demo cartpole", catalogue.start("CartPole-v0").agent());
            assertEquals("shifted", catalogue.start("CartPole-v0").split());
        }
    }

    @Test
    void whatCannotBeOpenedIsSaidAndWhatIsShownStays() {
        try (RunCatalogue catalogue = catalogue(choice -> {
            throw new UserException("run 'x' has no checkpoint yet");
        })) {
            Catalogue.Choice before = catalogue.present();
            assertEquals(
                    "run 'x' has no checkpoint yet",
                    catalogue.open(new Catalogue.Choice("x", "CartPole-v0", "newest", "test")));
            assertEquals(before, catalogue.present());
            assertEquals(Optional.empty(), catalogue.taken());
        }
    }

    @Test
    void whatIsOpenedAfterTheWindowWasClosedIsClosedAtOnce() {
        List<Opened> made = new ArrayList<>();
        RunCatalogue catalogue = catalogue(choice -> {
            made.add(random(choice));
            return made.get(0);
        });
        catalogue.close();
        assertFalse(catalogue
                .open(new Catalogue.Choice("", "CartPole-v0", "newest", "test"))
                .isEmpty());
        assertEquals(1, made.size());
        assertThrows(IllegalStateException.class, () -> made.get(0).session().step());
    }
}
