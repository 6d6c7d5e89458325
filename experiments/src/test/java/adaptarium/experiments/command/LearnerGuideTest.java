package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide to adding an algorithm, {@code meta/README.md}, shows a learner that works when it is pasted. */
final class LearnerGuideTest {
    private static final Path GUIDE = Path.of("..", "meta", "README.md");
    private static final Path EXAMPLE = Path.of("..", "meta", "src", "test", "examples", "PriorChooser.java");

    /** The example's configuration, told by its first line from the configurations of other sections. */
    private static final String CONFIG = "```yaml\n(# A learner of one's own.*?)```";

    @TempDir
    private Path folder;

    private static List<String> found(String pattern) throws Exception {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(Files.readString(GUIDE));
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private String run(int expected, Object... arguments) {
        Shell shell = new Shell(folder.resolve("runs"));
        assertEquals(expected, shell.run(arguments), () -> shell.out() + shell.err());
        return shell.out() + shell.err();
    }

    @Test
    void theGuideShowsTheWholeExample() throws Exception {
        String example = Files.readString(EXAMPLE);
        assertTrue(example.lines().count() < 120, "lines: " + example.lines().count());
        assertEquals(List.of(example), found("```java\n(import .*?)```"));
        String config = Files.readString(EXAMPLE.resolveSibling("prior-chooser.yaml"));
        assertEquals(List.of(config), found(CONFIG));
    }

    @Test
    void pastedItIsAPlugInThatKeepsTheContractAndTrains() throws Exception {
        Path pasted = folder.resolve("PriorChooser.java");
        Files.writeString(pasted, found("```java\n(import .*?)```").get(0));
        assertTrue(run(0, "check", "--algorithm", "prior-chooser", "--plugin", pasted)
                .contains("0 failed"));
        Path config = folder.resolve("chooser.yaml");
        Files.writeString(config, found(CONFIG).get(0));
        run(0, "train", config, "iterations=2", "--name", "a", "--quiet", "--plugin", pasted);
        assertTrue(run(0, "evaluate", "a", "--quiet").contains("prior-chooser"));
    }

    @Test
    void everyLinkLeadsSomewhere() throws Exception {
        List<String> links = found("\\]\\((?!http)([^)#]+)\\)");
        assertTrue(links.size() >= 5, links.toString());
        for (String link : links) {
            assertTrue(Files.exists(GUIDE.resolveSibling(link)), link);
        }
    }
}
