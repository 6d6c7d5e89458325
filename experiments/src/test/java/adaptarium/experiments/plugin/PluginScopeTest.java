package adaptarium.experiments.plugin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.check.CheckReport;
import adaptarium.envs.check.FamilyChecker;
import adaptarium.envs.reference.References;
import adaptarium.experiments.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginScopeTest {
    @TempDir
    private Path folder;

    private final PluginScope scope = new PluginScope();

    @AfterEach
    void close() {
        scope.close();
    }

    private static boolean known(String id) {
        return Families.all().stream().anyMatch(family -> family.spec().id().equals(id));
    }

    private String complaint(Path plugin) {
        String message = assertThrows(UserException.class, () -> scope.give(Plugin.at(plugin)))
                .getMessage();
        assertEquals(1, message.lines().count(), message);
        return message;
    }

    private Path source(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aJarBringsFamilyAndReference() throws Exception {
        Path jar = Examples.jar(folder);
        scope.give(Plugin.at(jar));
        assertTrue(known("BlockPush-v0"));
        assertTrue(known("CartPole-v0"));
        assertEquals("braking curve", References.of("BlockPush-v0").get(0).method());
        byte[] once = Plugin.at(jar).get(0).content();
        assertArrayEquals(once, new Plugin(folder.resolve("classes"), Plugin.Kind.CLASSES).content());
        TaskFamily<?> family = Families.named("BlockPush-v0");
        CheckReport report = FamilyChecker.check(family, 8, 1);
        assertTrue(report.passed(), report.text());
        assertSlidesAsCoulombSays(family);
    }

    /** Under a constant push the block gains speed at F / m - mu g. */
    private static <T extends Record> void assertSlidesAsCoulombSays(TaskFamily<T> family) {
        double mass = 1.2;
        double friction = 0.3;
        T task = family.tasks().fromMap(Map.of("mass", mass, "friction", friction));
        Environment<T> environment = new Environment<>(family, task);
        environment.reset(/* seed= */ 5);
        int steps = 12;
        float[] observation = new float[2];
        for (int i = 0; i < steps; i++) {
            observation = environment.step(new float[] {5}).observation();
        }
        double expected = steps * family.spec().controlTimestep() * (5 / mass - friction * 9.81);
        assertEquals(expected, observation[1], 0.01 * expected);
        observation = environment.step(new float[] {0}).observation();
        assertEquals(expected - family.spec().controlTimestep() * friction * 9.81, observation[1], 0.01 * expected);
    }

    @Test
    void aFolderOfClassesAndABuiltMavenProjectDoTheSame() throws Exception {
        Examples.jar(folder);
        scope.give(Plugin.at(folder.resolve("classes")));
        assertTrue(known("BlockPush-v0"));
        Path project =
                Files.createDirectories(folder.resolve("my-family/target")).getParent();
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        assertTrue(complaint(project).contains("has not been built; run './mvnw package' in it"));
        Files.move(folder.resolve("classes"), project.resolve("target/classes"));
        Plugin built = Plugin.at(project).get(0);
        assertEquals("my-family.jar", built.fileName());
    }

    @Test
    void severalSourcesAreCompiledTogetherAndSeeTheJars() throws Exception {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.copy(Examples.jar(folder), plugins.resolve("block-push.jar"));
        Files.writeString(plugins.resolve("Names.java"), "class Names { static String method() { return \"lazy\"; } }");
        Files.writeString(plugins.resolve("Lazy.java"), """
            import adaptarium.envs.TaskFamily;
            import adaptarium.envs.reference.*;
            import blockpush.BlockPush;

            public final class Lazy implements Reference<BlockPush.Task> {
                public TaskFamily<BlockPush.Task> family() { return new BlockPush(); }
                public String method() { return Names.method(); }
                public boolean toldTask() { return false; }
                public Controller begin(BlockPush.Task task, int episodes, java.util.random.RandomGenerator random) {
                    return (observations, offset, actions, actionOffset) -> actions[actionOffset] = 0;
                }
            }
            """);
        scope.give(Plugin.at(plugins));
        assertEquals(
                List.of("braking curve", "lazy"),
                References.of("BlockPush-v0").stream().map(r -> r.method()).toList());
    }

    @Test
    void whatIsNoPluginIsRefusedInOneLine() throws Exception {
        assertEquals("plug-in " + folder.resolve("x.jar") + " does not exist", complaint(folder.resolve("x.jar")));
        assertTrue(complaint(folder).contains("holds no .jar, no .java file and no family in YAML"));
        assertTrue(
                complaint(source("notes.txt", "")).contains("is neither a .jar, a .java or .yaml file nor a folder"));
        assertTrue(complaint(source("torn.jar", "no zip")).contains("torn.jar is no jar: "));
        Path empty = folder.resolve("empty.jar");
        Files.write(empty, Jars.pack(List.of()));
        assertTrue(complaint(empty).contains("registers nothing"));
        String nothing = complaint(source("Nothing.java", "public class Nothing {}"));
        assertTrue(nothing.contains("Nothing.java has no family in it"), nothing);
        Path lost = Files.createDirectories(folder.resolve("lost/META-INF/services"));
        Files.writeString(lost.resolve("adaptarium.envs.TaskFamily"), "no.such.Family");
        String missing = complaint(folder.resolve("lost"));
        assertTrue(missing.contains("lost") && missing.contains("no.such.Family"), missing);
    }

    @Test
    void aMistakeIsNamedByFileAndLine() throws Exception {
        Path broken = source(
                "Broken.java",
                Files.readString(Examples.SINGLE_FILE)
                        .replace("DoublePendulumCart", "Broken")
                        .replace("steps++;", "step++;"));
        int line =
                Files.readAllLines(broken).stream().map(String::strip).toList().indexOf("step++;") + 1;
        assertEquals(
                broken + ":" + line + ": cannot find symbol; symbol: variable step; location: class Broken.Balancing",
                complaint(broken));
        assertTrue(known("CartPole-v0"));
    }

    @Test
    void twoFamiliesOfOneNameAreRefused() throws Exception {
        Path second = source(
                "Second.java",
                Files.readString(Examples.SINGLE_FILE)
                        .replace("class DoublePendulumCart", "class Second")
                        .replace("<DoublePendulumCart.Task>", "<Second.Task>"));
        List<Plugin> both = new ArrayList<>(Plugin.at(Examples.SINGLE_FILE));
        both.addAll(Plugin.at(second));
        String message =
                assertThrows(UserException.class, () -> scope.give(both)).getMessage();
        assertEquals("two families are called 'DoublePendulumCart-v0': DoublePendulumCart and Second", message);
    }

    @Test
    void whatARunKeepsCountsBeforeANewerVersion() throws Exception {
        List<Plugin> kept = Plugin.at(Examples.SINGLE_FILE);
        Path newer = Files.createDirectory(folder.resolve("newer")).resolve("DoublePendulumCart.java");
        Files.writeString(newer, Files.readString(Examples.SINGLE_FILE).replace("horizon(200)", "horizon(300)"));
        scope.give(Plugin.at(newer));
        assertEquals(300, Families.named("DoublePendulumCart-v0").spec().horizon());
        List<String> notes = new ArrayList<>();
        scope.keep(kept, notes::add);
        assertEquals(200, Families.named("DoublePendulumCart-v0").spec().horizon());
        assertEquals(
                List.of(newer + " differs from what the run was made with; " + Examples.SINGLE_FILE + " is used"),
                notes);
    }

    @Test
    void onlyWhatTheProgramLacksIsNeeded() {
        scope.give(Plugin.at(Examples.SINGLE_FILE));
        assertEquals(List.of(), scope.needed(List.of("CartPole-v0"), List.of("rl2")));
        assertEquals(scope.given(), scope.needed(List.of("DoublePendulumCart-v0+noise=0.1"), List.of("rl2")));
    }
}
