package adaptarium.experiments.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.config.Configurations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide to adding a family, {@code envs/README.md}, shows code that exists. */
final class GuideTest {
    private static final Path GUIDE = Path.of("..", "envs", "README.md");

    private static List<String> found(String pattern) throws Exception {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(Files.readString(GUIDE));
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void everyPieceOfCodeStandsInAnExample() throws Exception {
        StringBuilder examples = new StringBuilder();
        try (Stream<Path> files = Files.walk(Examples.FOLDER)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                examples.append(Files.readString(file));
            }
        }
        List<String> pieces = found("```java\n(.*?)```");
        assertTrue(pieces.size() >= 6, pieces.size() + " pieces");
        for (Path file : List.of(Examples.FOLDER.resolve("ball-throw.yaml"), Examples.FOLDER.resolve("variant.yaml"))) {
            examples.append(Files.readString(file));
        }
        pieces.addAll(found("```yaml\n(.*?)```"));
        for (String piece : pieces) {
            assertTrue(examples.indexOf(piece) >= 0, "not in an example:\n" + piece);
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws Exception {
        List<String> links = found("\\]\\((?!http)([^)#]+)\\)");
        assertTrue(links.size() >= 4, links.toString());
        for (String link : links) {
            assertTrue(Files.exists(GUIDE.resolveSibling(link)), link);
        }
    }

    @Test
    void itsConfigurationIsOfItsFamily() {
        try (PluginScope scope = new PluginScope()) {
            scope.give(Plugin.at(Examples.SINGLE_FILE));
            Path config = Examples.FOLDER.resolve("double-pendulum.yaml");
            assertEquals(
                    "DoublePendulumCart-v0",
                    Configurations.load(config.toString(), List.of()).family());
        }
    }
}
