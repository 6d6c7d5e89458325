package adaptarium.experiments.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.check.CheckReport;
import adaptarium.envs.check.FamilyChecker;
import adaptarium.experiments.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovedNamesTest {
    @TempDir
    Path folder;

    @Test
    void whatHasMovedIsFoundWhereItIsNow() {
        assertEquals(
                "import adaptarium.sim.*; import adaptarium.sim.motion.*;",
                MovedNames.moved("import adaptarium.sim.*;"));
        assertEquals(
                "import adaptarium.sim.motion.RungeKutta4;\nimport adaptarium.sim.Ray;",
                MovedNames.moved("import adaptarium.sim.RungeKutta4;\nimport adaptarium.sim.Ray;"));
        String present = "import adaptarium.sim.motion.*;\nimport adaptarium.sim.motion.Integrator;";
        assertEquals(present, MovedNames.moved(present));
    }

    @Test
    void aFamilyOfAnEarlierVersionIsCompiledAndKeepsItsContract() throws IOException {
        Path file = folder.resolve("SpringSlider.java");
        try (InputStream in = getClass().getResourceAsStream("/SpringSlider.java.txt")) {
            Files.copy(Objects.requireNonNull(in), file);
        }
        try (PluginScope scope = new PluginScope()) {
            scope.give(Plugin.at(file));
            TaskFamily<?> family = Families.named("SpringSlider-v0");
            CheckReport report = FamilyChecker.check(family, 18, 1);
            assertTrue(report.passed(), report::text);
        }
    }

    @Test
    void aComplaintNamesTheLineOfTheFile() throws IOException {
        Path file = folder.resolve("Wrong.java");
        Files.writeString(file, "import adaptarium.sim.*;\npublic class Wrong {\n  RungeKutta5 none;\n}\n");
        UserException complaint =
                assertThrows(UserException.class, () -> SourceCompiler.compile(List.of(file), List.of()));
        assertTrue(complaint.getMessage().contains("Wrong.java:"), complaint.getMessage());
    }
}
