package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.DisplayList;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.Theme;
import adaptarium.render.watch.Dashboard;
import adaptarium.render.watch.Snapshot;
import adaptarium.render.watch.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever sees the window and reads nothing else is told what is hidden, what changed, and how good it got: the words that the guide lists are on the screen. */
class ScreenWordsTest {
    private static final Rect AREA = new Rect(0, 0, 1280, 720);
    private static final Pattern WORDS = Pattern.compile("`([^`]+)`");

    /** What the table of the guide says is on the screen. */
    private static List<String> listed() throws IOException {
        Path guide = Stream.of(Path.of("render/README.md"), Path.of("../render/README.md"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        String text = Files.readString(guide);
        String section = text.substring(text.indexOf("## What the window says by itself"));
        String table = section.substring(section.indexOf("|---|---|"), section.indexOf("\n\n## "));
        return WORDS.matcher(table).results().map(found -> found.group(1)).toList();
    }

    @Test
    void theWordsOfTheGuideAreOnTheScreen() throws IOException {
        StringBuilder seen = new StringBuilder();
        Demonstration shown = Demonstration.of("CartPole-v0").orElseThrow();
        try (Agents.Watched watched = Agents.taskAfterTask(shown.run("a test"), shown.seed())) {
            Dashboard dashboard = new Dashboard(Theme.LIGHT, ScenePainter.usualOverlays());
            List<Snapshot> moments = Demonstration.moments(watched.session(), 1);
            for (int i = 0; i < moments.size(); i += 5) {
                DisplayList picture = new DisplayList(1280, 720);
                dashboard.paint(picture, AREA, watched.session().about(), moments.get(i), View.USUAL);
                seen.append(picture.toJson());
            }
        }
        List<String> words = listed();
        assertTrue(words.size() >= 16, words.toString());
        for (String word : words) {
            Matcher found = Pattern.compile(Pattern.quote(word)).matcher(seen);
            assertTrue(found.find(), word);
        }
    }
}
